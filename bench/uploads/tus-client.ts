import { Agent, request } from 'node:http'
import { learnNonce } from '../links/proofs.ts'

/** One creation-with-upload over a kept connection; resolves with the status and the recording's state header. */
export function createTusClient(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const { hostname, port, pathname } = new URL(url)
  return (
    file: Uint8Array,
    headers: Readonly<Record<string, string>>,
  ): Promise<{ status: number; state: string }> =>
    new Promise((resolve, reject) => {
      const sent = request(
        {
          agent,
          hostname,
          port,
          path: pathname,
          method: 'POST',
          headers: {
            'tus-resumable': '1.0.0',
            'upload-length': String(file.length),
            'content-type': 'application/offset+octet-stream',
            'content-length': String(file.length),
            ...headers,
          },
        },
        (answer) => {
          learnNonce(answer.headers['dpop-nonce'])
          answer.resume()
          answer.once('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              state: String(answer.headers['smartym-recording-state'] ?? ''),
            }),
          )
        },
      )
      sent.once('error', reject)
      sent.end(file)
    })
}
