import { idPattern } from '@smartym/contract'
import { uploadLengthInvalid } from './upload.errors.ts'

export const tusVersion = '1.0.0'
export const tusExtensions =
  'creation,creation-with-upload,creation-defer-length,checksum,expiration,termination'
export const checksumAlgorithms = ['sha256', 'sha1'] as const
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number]

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm
  readonly digest: Buffer
}

const recordingIdForm = new RegExp(idPattern('recording'))
const wholeNumber = /^\d{1,15}$/

type Header = string | readonly string[] | undefined

/** A count of bytes; undefined when the header is missing. Throws `recordings.upload_length_invalid`. */
export function parseBytes(header: Header): number | undefined {
  if (header === undefined) return undefined
  if (typeof header !== 'string' || !wholeNumber.test(header)) throw uploadLengthInvalid()
  return Number(header)
}

/** What a creation says of its length: bytes, or null for one that comes later. */
export function parseLength(length: Header, isDeferred: Header): number | null {
  const bytes = parseBytes(length)
  const isLater = isDeferred !== undefined
  if (isLater && (isDeferred !== '1' || bytes !== undefined)) throw uploadLengthInvalid()
  if (bytes === undefined && !isLater) throw uploadLengthInvalid()
  return bytes ?? null
}

/** The recording that `Upload-Metadata: recordingId <base64>` names; undefined for anything else. */
export function parseRecordingId(metadata: Header): string | undefined {
  if (typeof metadata !== 'string') return undefined
  for (const pair of metadata.split(',')) {
    const [key, value = ''] = pair.trim().split(' ')
    if (key !== 'recordingId') continue
    const id = Buffer.from(value, 'base64').toString('latin1')
    return recordingIdForm.test(id) ? id : undefined
  }
  return undefined
}

/** Undefined when there is none; null for one that cannot be checked. */
export function parseChecksum(header: Header): Checksum | null | undefined {
  if (header === undefined) return undefined
  if (typeof header !== 'string') return null
  const [name, value = ''] = header.split(' ')
  const algorithm = checksumAlgorithms.find((known) => known === name)
  if (algorithm === undefined) return null
  const digest = Buffer.from(value, 'base64')
  return digest.length === (algorithm === 'sha256' ? 32 : 20) ? { algorithm, digest } : null
}
