import { X509Certificate } from 'node:crypto'
import type { AttestationVerdict } from '@smartym/contract'
import type { AttestationChecker, KeyAttestation } from './attestation.port.ts'
import { readKeyDescription } from './key-description.ts'

const spkiOf = (certificate: X509Certificate): Buffer =>
  certificate.publicKey.export({ format: 'der', type: 'spki' })

/*
 * Each is signed by the next, the last is or is signed by a root that the company trusts. Dates are not looked at: the keys with
 * which makers sign are put into phones once, and outlive their certificates.
 */
function isChain(chain: readonly X509Certificate[], roots: readonly X509Certificate[]): boolean {
  const isLinked = chain.slice(0, -1).every((certificate, index) => {
    const issuer = chain[index + 1]
    return issuer !== undefined && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
  })
  const last = chain.at(-1)
  if (!isLinked || last === undefined) return false
  return roots.some((root) => spkiOf(root).equals(spkiOf(last)) || last.verify(root.publicKey))
}

/*
 * A key in hardware can sign certificates too, and so attest another key with words of its choice: besides the leaf nothing in the
 * chain may attest anything.
 */
function isAttested(
  { chain, challenge, publicKey }: KeyAttestation,
  roots: readonly X509Certificate[],
): boolean {
  const certificates = chain.map((bytes) => new X509Certificate(bytes))
  const [leaf] = certificates
  if (leaf === undefined || !spkiOf(leaf).equals(publicKey) || !isChain(certificates, roots)) return false
  const [description, ...others] = certificates.map(({ raw }) => readKeyDescription(raw))
  if (description === undefined || others.some((other) => other !== undefined)) return false
  const { attestationLevel, keyLevel, boot } = description
  const isInHardware = attestationLevel > 0 && keyLevel > 0
  const isBootGood = boot !== null && boot.isLocked && boot.isVerified
  return isInHardware && isBootGood && description.challenge.equals(challenge)
}

/**
 * Judges by roots that the company trusts, as Google publishes them: the key was made in hardware for this very registration, on a
 * phone with a locked and verified start. Keys that were revoked later are not looked up.
 */
export class RootAttestations implements AttestationChecker {
  readonly #roots: readonly X509Certificate[]

  constructor(roots: readonly X509Certificate[]) {
    this.#roots = roots
  }

  async check(attestation: KeyAttestation): Promise<AttestationVerdict> {
    try {
      return isAttested(attestation, this.#roots) ? 'trusted' : 'untrusted'
    } catch {
      return 'untrusted'
    }
  }
}
