import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HttpTextMessages } from './text-messages.port.ts'

const seen: { body: unknown; authorization: string | undefined }[] = []
let status = 202
const gateway = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    seen.push({
      body: JSON.parse(Buffer.concat(pieces).toString()),
      authorization: request.headers.authorization,
    })
    response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end()
  })
})
let url: string
beforeAll(async () => {
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/messages`
})
afterAll(() => void gateway.close())

test('MON-3: a message goes to the company’s gateway with its token, and is only sent when the gateway took it over', async () => {
  const messages = new HttpTextMessages(url, 'secret')
  const message = { phoneNumber: '+821012345678', text: '확인번호 123456' }
  await messages.send(message)
  expect(seen).toEqual([
    { body: { to: '+821012345678', text: '확인번호 123456' }, authorization: 'Bearer secret' },
  ])
  for (status of [500, 403]) await expect(messages.send(message)).rejects.toThrow(`answered ${status}`)
  status = 302
  await expect(messages.send(message)).rejects.toThrow('fetch failed')
})
