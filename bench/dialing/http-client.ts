import { Agent, request } from 'node:http'
import { learnNonce } from '../links/proofs.ts'

/** POSTs over kept connections, as a CRM's server would. */
export function createPoster(url: string, headers: Readonly<Record<string, string>>) {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 })
  const { hostname, port, pathname } = new URL(url)
  return (
    body: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<{ status: number; body: string }> =>
    new Promise((resolve, reject) => {
      const sent = request(
        {
          agent,
          hostname,
          port,
          path: pathname,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            ...headers,
            ...more,
          },
        },
        (answer) => {
          learnNonce(answer.headers['dpop-nonce'])
          let text = ''
          answer.setEncoding('utf8')
          answer.on('data', (piece: string) => (text += piece))
          answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body: text }))
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
}
