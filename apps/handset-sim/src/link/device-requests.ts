import { createHash } from 'node:crypto'
import { proofHeader, proofNonceHeader } from '@smartym/contract/constants'
import type { HandsetClock } from '../clock/handset-clock.ts'
import type { DeviceKeys } from '../journal/device-keys.ts'
import type { HttpRequest, Network } from './network.ts'
import { faultOfSilence, NetworkFaultError } from './network-fault.ts'

export interface DeviceRequestParts {
  network: Network
  clock: Pick<HandsetClock, 'wallMs' | 'entropy'>
  keys: Pick<DeviceKeys, 'publicKey' | 'sign'>
  accessToken(): string | null
}

/** The phone's own requests: each with its token and a proof, by its key, for this very request (RFC 9449). */
export interface DeviceRequests {
  readonly server: URL
  /** A nonce that came another way than with an answer. */
  learnNonce(nonce: string): void
  /** As `Network.request`; made once more when the server wants a newer nonce. */
  request(request: HttpRequest): Promise<Response>
}

const encodeJson = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/* The last 64 bytes of a P-256 SubjectPublicKeyInfo are the point. */
function proofHeaderOf(publicKey: Buffer): string {
  const x = publicKey.subarray(-64, -32).toString('base64url')
  const y = publicKey.subarray(-32).toString('base64url')
  return encodeJson({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x, y } })
}

export function createDeviceRequests({
  network,
  clock,
  keys,
  accessToken,
}: DeviceRequestParts): DeviceRequests {
  const header = proofHeaderOf(keys.publicKey)
  let nonce: string | undefined

  function learnFrom(response: Response): void {
    nonce = response.headers.get(proofNonceHeader) ?? nonce
  }

  function createProof(method: string, url: URL, token: string): string {
    const claims = {
      jti: clock.entropy().slice(0, 32),
      htm: method,
      htu: url.origin + url.pathname,
      iat: Math.floor(clock.wallMs() / 1000),
      ath: createHash('sha256').update(token).digest('base64url'),
      nonce,
    }
    const signed = `${header}.${encodeJson(claims)}`
    return `${signed}.${keys.sign(Buffer.from(signed)).toString('base64url')}`
  }

  async function send(request: HttpRequest): Promise<Response> {
    const token = accessToken()
    if (token === null) throw faultOfSilence('network.unreachable')
    const proof = createProof(request.method, new URL(request.path, request.server ?? network.server), token)
    const headers = { ...request.headers, authorization: `DPoP ${token}`, [proofHeader]: proof }
    return network.request({ ...request, headers, onAnswered: learnFrom })
  }

  return {
    server: network.server,
    learnNonce(told) {
      nonce = told
    },
    async request(request) {
      try {
        return await send(request)
      } catch (error) {
        const isOld =
          error instanceof NetworkFaultError && error.fault.code === 'devices.proof_nonce_required'
        if (!isOld) throw error
        return send(request)
      }
    },
  }
}
