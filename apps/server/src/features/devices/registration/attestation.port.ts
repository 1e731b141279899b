import type { AttestationVerdict } from '@smartym/contract'

/** What a phone's hardware says of its key, as it came. */
export interface KeyAttestation {
  /** Certificates, DER, leaf first. */
  readonly chain: readonly Uint8Array[]
  /** The server's nonce, which the leaf must carry. */
  readonly challenge: Uint8Array
  /** SubjectPublicKeyInfo DER, the key that the leaf must be for. */
  readonly publicKey: Uint8Array
}

/** Judges attestations (Android Key Attestation). */
export interface AttestationChecker {
  check(attestation: KeyAttestation): Promise<AttestationVerdict>
}

/** Keeps chains for later and says that nobody has looked at them. */
export class UncheckedAttestations implements AttestationChecker {
  async check(): Promise<AttestationVerdict> {
    return 'not_checked'
  }
}
