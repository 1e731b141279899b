import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { requestTooLarge } from '../errors/index.ts'

/**
 * Bodies byte by byte, for proofs over them. Who proves a request over its body reads it before the caller is believed, so
 * that nothing of a request counts, neither its permission nor its body, before the proof holds. What was read is given on
 * to the parser.
 */
export function registerBodyProof(app: FastifyInstance): void {
  app.decorateRequest('rawBody', null)
  app.addHook('preParsing', (request, _reply, payload, done) => {
    done(null, request.rawBody === null ? payload : Readable.from(request.rawBody, { objectMode: false }))
  })
}

/** The body as it came; no more of it is held than the route takes. Throws `request.too_large`. */
export async function readRawBody(request: FastifyRequest): Promise<Buffer> {
  if (request.rawBody !== null) return request.rawBody
  const limit = request.routeOptions.bodyLimit ?? 0
  if (Number(request.headers['content-length'] ?? 0) > limit) throw requestTooLarge()
  const chunks: Buffer[] = []
  let lengthBytes = 0
  /* The connection lives on, so that a refusal can be answered. */
  const stream = request.raw.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
  for await (const chunk of stream) {
    lengthBytes += chunk.length
    if (lengthBytes > limit) throw requestTooLarge()
    chunks.push(chunk)
  }
  request.rawBody = Buffer.concat(chunks, lengthBytes)
  return request.rawBody
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null unless a proof over the body has read it. */
    rawBody: Buffer | null
  }
}
