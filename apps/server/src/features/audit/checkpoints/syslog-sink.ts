import { createSocket } from 'node:dgram'
import { hostname } from 'node:os'
import { connect as connectTcp, isIPv6, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { CheckpointSink } from './checkpoint-sink.port.ts'
import { noteLine } from './checkpoints.rules.ts'
import type { StoredCheckpoint } from './checkpoints.store.ts'

export interface SyslogTarget {
  readonly protocol: 'udp' | 'tcp' | 'tls'
  readonly host: string
  readonly port: number
  /** PEM of the authority that the server's certificate must come from; the system's ones when absent. */
  readonly ca?: string
}

/** Facility 13 (log audit), severity 5 (notice). */
const priority = 13 * 8 + 5
const timeoutMs = 10_000
const defaultPorts = { udp: 514, tcp: 601, tls: 6514 } as const

/** `udp://host[:514]`, `tcp://host[:601]`, `tls://host[:6514]`; undefined for anything else. */
export function parseSyslogUrl(text: string): Omit<SyslogTarget, 'ca'> | undefined {
  const [, protocol, host, port] =
    /^(udp|tcp|tls):\/\/(\[[\da-f:]+\]|[\w.-]+)(?::(\d{1,5}))?$/i.exec(text) ?? []
  if (host === undefined) return undefined
  const known = protocol as SyslogTarget['protocol']
  return { protocol: known, host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? defaultPorts[known]) }
}

/** One message of RFC 5424; the note stands in it as one line of ASCII. */
function syslogMessage({ note, signedAt, treeSize }: StoredCheckpoint, host: string): string {
  const origin = note.slice(0, note.indexOf('\n'))
  const name = host.replace(/[^!-~]/g, '').slice(0, 255) || '-'
  const data = `[checkpoint@32473 origin="${origin}" size="${treeSize}"]`
  return `<${priority}>1 ${new Date(signedAt).toISOString()} ${name} smartym - audit-checkpoint ${data} ${noteLine(note)}`
}

function sendDatagram(text: string, { host, port }: SyslogTarget): Promise<void> {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4')
  return new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.send(text, port, host, (error) => (error === null ? resolve() : reject(error)))
  }).finally(() => socket.close())
}

/* Octet counting (RFC 5425, RFC 6587). The other side's end of the connection tells that it has read everything. */
function sendStream(text: string, target: SyslogTarget): Promise<void> {
  const { host, port, ca } = target
  const options = { host, port, ...(ca !== undefined && { ca }) }
  return new Promise<void>((resolve, reject) => {
    const socket: Socket =
      target.protocol === 'tls'
        ? connectTls({ ...options, minVersion: 'TLSv1.2', ...(isIPv6(host) ? {} : { servername: host }) })
        : connectTcp(options)
    const ready = target.protocol === 'tls' ? 'secureConnect' : 'connect'
    socket.setTimeout(timeoutMs, () =>
      socket.destroy(Object.assign(new Error('syslog did not answer'), { code: 'ETIMEDOUT' })),
    )
    socket.once('error', reject)
    socket.once('close', (hadError) => {
      if (!hadError) resolve()
    })
    socket.once(ready, () => socket.end(`${Buffer.byteLength(text)} ${text}`))
    socket.resume()
  })
}

/** Sends checkpoints to a syslog server (RFC 5424). UDP tells nobody whether it arrived; TCP and TLS do as far as the connection. */
export function createSyslogSink(target: SyslogTarget, host = hostname()): CheckpointSink {
  return {
    name: 'syslog',
    isPerNode: false,
    async append(checkpoint) {
      const text = syslogMessage(checkpoint, host)
      await (target.protocol === 'udp' ? sendDatagram(text, target) : sendStream(text, target))
    },
  }
}
