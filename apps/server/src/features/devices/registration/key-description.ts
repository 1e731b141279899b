import { type DerValue, readDer } from './der.ts'

/** What a phone's hardware says of a key that it made (Android Key Attestation). */
export interface KeyDescription {
  /** 0 software, 1 trusted environment, 2 StrongBox: who says it, and where the key lies. */
  readonly attestationLevel: number
  readonly keyLevel: number
  readonly challenge: Buffer
  /** Null when the hardware says nothing of how the phone was started. */
  readonly boot: { readonly isLocked: boolean; readonly isVerified: boolean } | null
}

/* 1.3.6.1.4.1.11129.2.1.17 */
const extensionId = Buffer.from('2b06010401d679020111', 'hex')
const rootOfTrustTag = 704
const sequenceTag = 16
const extensionsTag = 3

const first = ([value]: readonly DerValue[]): DerValue => {
  if (value === undefined) throw new RangeError('DER holds too little')
  return value
}
const at = (values: readonly DerValue[], index: number): DerValue => first(values.slice(index))

/* Certificate → TBSCertificate → [3] extensions → the one with this id → its octets. */
function extensionOf(certificate: Buffer): Buffer | undefined {
  const toBeSigned = first(readDer(first(readDer(certificate)).content))
  const extensions = readDer(toBeSigned.content).find(
    ({ tag, isContext }) => isContext && tag === extensionsTag,
  )
  if (extensions === undefined) return undefined
  for (const extension of readDer(first(readDer(extensions.content)).content)) {
    const parts = readDer(extension.content)
    if (first(parts).content.equals(extensionId)) return parts.at(-1)?.content
  }
  return undefined
}

function bootOf(hardwareEnforced: DerValue): KeyDescription['boot'] {
  const root = readDer(hardwareEnforced.content).find(
    ({ tag, isContext }) => isContext && tag === rootOfTrustTag,
  )
  if (root === undefined) return null
  const parts = readDer(first(readDer(root.content)).content)
  return { isLocked: at(parts, 1).content[0] !== 0, isVerified: at(parts, 2).content[0] === 0 }
}

/** Undefined for a certificate that attests nothing. Throws a RangeError for one that cannot be read. */
export function readKeyDescription(certificate: Buffer): KeyDescription | undefined {
  const extension = extensionOf(certificate)
  if (extension === undefined) return undefined
  const description = first(readDer(extension))
  if (description.tag !== sequenceTag) throw new RangeError('the attestation is no sequence')
  const parts = readDer(description.content)
  return {
    attestationLevel: at(parts, 1).content[0] ?? 0,
    keyLevel: at(parts, 3).content[0] ?? 0,
    challenge: at(parts, 4).content,
    boot: bootOf(at(parts, 7)),
  }
}
