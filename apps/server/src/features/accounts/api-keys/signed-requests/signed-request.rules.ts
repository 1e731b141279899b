import { createHmac, hash, timingSafeEqual } from 'node:crypto'
import { signedRequestHeaders } from '@smartym/contract'
import type { FastifyRequest } from 'fastify'
import { apiKeyIdForm } from '../api-key.ts'

/** How far the clocks of the two sides may differ. */
export const maxClockDifferenceMs = 300_000

/** What the headers of a signed request say, before it is believed. */
export interface SignedHeaders {
  readonly apiKeyId: string
  readonly requestId: string
  readonly timestamp: string
  readonly signature: Buffer
}

const idForm = /^[\w-]{8,64}$/
const timestampForm = /^\d{1,12}$/
const signatureForm = /^v1,([A-Za-z0-9+/]{43}=)$/

type Headers = FastifyRequest['headers']

/** Does a request say that it is signed; then nothing else in it proves who sends it. */
export function isSigned(headers: Headers): boolean {
  return Object.values(signedRequestHeaders).some((name) => headers[name] !== undefined)
}

/** Undefined when one is missing, sent twice or of another form. None of them can hold the dot that separates them. */
export function parseSignedHeaders(headers: Headers): SignedHeaders | undefined {
  const valueOf = (name: keyof typeof signedRequestHeaders): string => {
    const value = headers[signedRequestHeaders[name]]
    return typeof value === 'string' ? value : ''
  }
  const [apiKeyId, requestId, timestamp] = [valueOf('key'), valueOf('id'), valueOf('timestamp')]
  const [, signature] = signatureForm.exec(valueOf('signature')) ?? []
  const areForms = apiKeyIdForm.test(apiKeyId) && idForm.test(requestId) && timestampForm.test(timestamp)
  if (!areForms || signature === undefined) return undefined
  return { apiKeyId, requestId, timestamp, signature: Buffer.from(signature, 'base64') }
}

export function isTimely({ timestamp }: SignedHeaders, now: number): boolean {
  return Math.abs(now - Number(timestamp) * 1000) <= maxClockDifferenceMs
}

/** What was sent: method, address with its query, body byte by byte. */
export interface SignedContent {
  readonly method: string
  readonly target: string
  readonly body: Uint8Array
}

/** `id.timestamp.METHOD.path?query.sha256(body)` (INT-1). */
function textOf({ requestId, timestamp }: SignedHeaders, { method, target, body }: SignedContent): string {
  return `${requestId}.${timestamp}.${method}.${target}.${hash('sha256', body, 'hex')}`
}

/** Did the owner of this secret sign this very request. */
export function isSignedWith(secret: string, headers: SignedHeaders, content: SignedContent): boolean {
  const expected = createHmac('sha256', secret).update(textOf(headers, content)).digest()
  return timingSafeEqual(expected, headers.signature)
}
