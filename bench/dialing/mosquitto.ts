import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mqtt, { type MqttClient } from 'mqtt'
import { findProgram } from '../../scripts/testing/services.ts'

const program = findProgram(['mosquitto'])
const phones = 500

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function startBroker(): Promise<{ port: number; broker: ChildProcess }> {
  if (program === undefined) throw new Error('mosquitto is not installed (Debian: apt-get install mosquitto)')
  const port = await freePort()
  const file = join(mkdtempSync(join(tmpdir(), 'smartym-bench-mqtt-')), 'mosquitto.conf')
  writeFileSync(
    file,
    `listener ${port} 127.0.0.1\nallow_anonymous true\npersistence false\nmax_inflight_messages 1000\n`,
  )
  const pin = existsSync('/usr/bin/taskset')
  const broker = pin
    ? spawn('/usr/bin/taskset', ['-c', '0', program, '-c', file], { stdio: 'ignore' })
    : spawn(program, ['-c', file], { stdio: 'ignore' })
  return { port, broker }
}

/** Commands a second through Mosquitto at QoS 1, nothing stored: published to a phone's topic, acknowledged on another. */
export async function measureMosquitto(
  inFlight: number,
  seconds: number,
): Promise<{ n: number; perSecond: number; phones: number }> {
  const { port, broker } = await startBroker()
  const url = `mqtt://127.0.0.1:${port}`
  const clients: MqttClient[] = []
  const connect = async () => {
    const client = await mqtt.connectAsync(url, { reconnectPeriod: 100 })
    clients.push(client)
    return client
  }
  const publisher = await connect()
  const waiting = new Map<string, () => void>()
  await publisher.subscribeAsync('ack', { qos: 1 })
  publisher.on('message', (_topic, id) => {
    waiting.get(String(id))?.()
    waiting.delete(String(id))
  })
  for (let i = 0; i < phones; i++) {
    const phone = await connect()
    await phone.subscribeAsync(`phones/${i}`, { qos: 1 })
    phone.on('message', (_topic, text) =>
      phone.publish('ack', String((JSON.parse(String(text)) as { commandId: number }).commandId), { qos: 1 }),
    )
  }
  let lastId = 0
  let n = 0
  const end = performance.now() + seconds * 1000
  const worker = async (): Promise<void> => {
    while (performance.now() < end) {
      const id = ++lastId
      const acknowledged = new Promise<void>((resolve) => waiting.set(String(id), resolve))
      const topic = `phones/${Math.floor(Math.random() * phones)}`
      publisher.publish(
        topic,
        JSON.stringify({ commandId: id, kind: 'dial', phoneNumber: '+821000001234', customerName: 'Bench' }),
        { qos: 1 },
      )
      await acknowledged
      n += 1
    }
  }
  await Promise.all(Array.from({ length: inFlight }, worker))
  for (const client of clients) client.end(true)
  broker.kill('SIGKILL')
  return { n, perSecond: n / seconds, phones }
}
