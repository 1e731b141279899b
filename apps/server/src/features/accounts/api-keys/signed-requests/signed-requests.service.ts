import type { FastifyRequest } from 'fastify'
import type { Clock } from '../../../../platform/clock/index.ts'
import { readRawBody } from '../../../../platform/http/index.ts'
import type { TextSealer } from '../../../../platform/keys/index.ts'
import { signatureRefused } from '../../accounts.errors.ts'
import type { Credential } from '../api-key-credentials.ts'
import type { ApiKeyProofs, ApiKeysService, LiveApiKey } from '../api-keys.service.ts'
import type { UsedProofs } from '../used-proofs.service.ts'
import {
  isSignedWith,
  isTimely,
  maxClockDifferenceMs,
  parseSignedHeaders,
  type SignedHeaders,
} from './signed-request.rules.ts'

export interface SignedRequestsDeps {
  readonly keys: Pick<ApiKeysService, 'findProofs' | 'ensureUsable' | 'admit'>
  readonly usedProofs: Pick<UsedProofs, 'take'>
  readonly sealer: TextSealer
  readonly clock: Pick<Clock, 'now'>
}

interface Proved {
  readonly proofs: ApiKeyProofs
  readonly credential: Credential
}

/** Requests of systems that can do no more than an HMAC: the secret never travels, and no request counts twice (INT-1). */
export function createSignedRequests({ keys, usedProofs, sealer, clock }: SignedRequestsDeps) {
  const refused = (reason: 'malformed' | 'clock' | 'mismatch' | 'repeated') => signatureRefused({ reason })

  /* An unknown key, a revoked one and a wrong signature are refused alike; a body is read for known keys alone. */
  async function prove(request: FastifyRequest, headers: SignedHeaders): Promise<Proved> {
    const proofs = await keys.findProofs(headers.apiKeyId)
    if (proofs?.live.authentication !== 'signature') throw refused('mismatch')
    const body = await readRawBody(request)
    const content = { method: request.method, target: request.raw.url ?? '', body }
    const credential = proofs.credentials.find(
      ({ bytes }) => bytes !== null && isSignedWith(sealer.open(headers.apiKeyId, bytes), headers, content),
    )
    if (credential === undefined) throw refused('mismatch')
    return { proofs, credential }
  }

  function headersOf(request: FastifyRequest): SignedHeaders {
    const headers = parseSignedHeaders(request.headers)
    if (headers === undefined) throw refused('malformed')
    return headers
  }

  return {
    /**
     * The key whose owner signed this request, which is taken this once. Throws `accounts.signature_refused`, and
     * `accounts.api_key_expired` or `accounts.network_refused` for a signature that holds.
     */
    async authenticate(request: FastifyRequest): Promise<LiveApiKey> {
      const headers = headersOf(request)
      if (!isTimely(headers, clock.now())) throw refused('clock')
      const { proofs, credential } = await prove(request, headers)
      keys.ensureUsable(proofs, request.ip)
      const proof = { kind: 'request', apiKeyId: headers.apiKeyId, id: headers.requestId } as const
      const endsAt = clock.now() + 2 * maxClockDifferenceMs
      if (!(await usedProofs.take({ ...proof, endsAt }))) throw refused('repeated')
      return keys.admit(proofs, credential, request.ip)
    },

    /** The key as it stands now, while the stream that a signed request opened runs. */
    async confirm(request: FastifyRequest): Promise<LiveApiKey> {
      const { proofs } = await prove(request, headersOf(request))
      return keys.ensureUsable(proofs, request.ip)
    },
  }
}
export type SignedRequests = ReturnType<typeof createSignedRequests>
