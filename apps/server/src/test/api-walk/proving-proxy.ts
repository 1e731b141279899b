import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FloorPhone } from '../floor-phone.ts'

/** Passes requests on to the server with a phone's token and a fresh proof on each, which a client of headers alone cannot make. */
export async function startProvingProxy(phone: FloorPhone, server: string) {
  const { host, hostname, port } = new URL(server)
  /* What is too large is the server's to say. */
  const proxy = createServer({ maxHeaderSize: 1_000_000 }, (incoming, outgoing) => {
    const { method = 'GET', url = '/' } = incoming
    const headers = { ...incoming.headers, host, ...phone.proofFor(method, url, server) }
    const passed = request({ hostname, port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async close(): Promise<void> {
      proxy.closeAllConnections()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}
