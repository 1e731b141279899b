import { hash } from 'node:crypto'
import { proofHeader, proofNonceHeader, recordingUploadsPath } from '@smartym/contract/constants'
import type { FastifyRequest } from 'fastify'
import type { Clock } from '../../../platform/clock/index.ts'
import type { DomainError } from '../../../platform/errors/index.ts'
import { proofInvalid, proofNonceRequired } from '../devices.errors.ts'
import type { Device } from '../devices.service.ts'
import { parseDeviceProof } from './device-proof.rules.ts'
import { createProofNonces } from './proof-nonces.ts'

export interface DeviceProofsDeps {
  readonly clock: Pick<Clock, 'monotonicMs'>
  /** `https://smartym.bank.example`: phones may name the server so, whatever a proxy calls it. */
  readonly publicAddress: string | undefined
  /** Where the company has recordings sent instead; null: nowhere else (UPL-3). */
  uploadAddressOf(companyId: string): Promise<string | null>
}

/** Proofs that the phone whose token came also made the request (RFC 9449): a stolen token alone is worth nothing. */
export interface DeviceProofs {
  /** For a phone's first proofs. */
  nonce(): string
  /**
   * Throws `devices.proof_invalid` for a proof by another key, for another request or used already, and
   * `devices.proof_nonce_required` for one that was made with no nonce of ours or an old one. Returns headers for the answer.
   */
  ensureProof(
    device: Device,
    token: string,
    request: FastifyRequest,
  ): Promise<Readonly<Record<string, string>>>
}

export function createDeviceProofs({
  clock,
  publicAddress,
  uploadAddressOf,
}: DeviceProofsDeps): DeviceProofs {
  const nonces = createProofNonces(clock)
  const refused = (error: DomainError, challenge: string): DomainError =>
    error.withHeaders({
      'www-authenticate': `DPoP error="${challenge}", algs="ES256"`,
      [proofNonceHeader]: nonces.current(),
    })

  /* The upload server's name holds for uploads alone: proofs for it open nothing else. */
  async function addressesOf(device: Device, request: FastifyRequest): Promise<string[]> {
    const path = request.url.split('?', 1)[0] ?? request.url
    const bases = [`${request.protocol}://${request.host}`]
    if (publicAddress !== undefined) bases.push(publicAddress)
    if (path === recordingUploadsPath || path.startsWith(`${recordingUploadsPath}/`)) {
      const uploadAddress = await uploadAddressOf(device.companyId)
      // Phones name it as addresses are written: without the port that is HTTPS's own.
      if (uploadAddress !== null && URL.canParse(uploadAddress)) bases.push(new URL(uploadAddress).origin)
    }
    return bases.map((base) => base + path)
  }

  return {
    nonce: () => nonces.current(),
    async ensureProof(device, token, request) {
      const text = request.headers[proofHeader]
      const proof =
        typeof text === 'string'
          ? parseDeviceProof(text, {
              method: request.method,
              addresses: await addressesOf(device, request),
              tokenHash: hash('sha256', token, 'base64url'),
              publicKey: device.publicKey,
            })
          : undefined
      if (proof === undefined) throw refused(proofInvalid(), 'invalid_dpop_proof')
      const { nonce, proofId } = proof
      if (nonce === undefined || !nonces.isKnown(nonce)) throw refused(proofNonceRequired(), 'use_dpop_nonce')
      if (!proof.isSigned() || !nonces.use(nonce, proofId))
        throw refused(proofInvalid(), 'invalid_dpop_proof')
      const next = nonces.current()
      const headers: Record<string, string> = next === nonce ? {} : { [proofNonceHeader]: next }
      return headers
    },
  }
}
