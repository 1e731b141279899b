import { createHash, type Hash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Clock } from '../../../platform/clock/index.ts'
import { offsetOf, type OpenUpload } from './open-upload.ts'
import { receiveBody } from './receive-body.ts'
import type { Checksum } from './tus.rules.ts'
import type { UploadLimits } from './upload.config.ts'
import { uploadChecksumMismatch, uploadLengthExceeded } from './upload.errors.ts'
import type { UploadMetrics } from './upload.metrics.ts'

/** Bytes of a request. */
export interface UploadBody {
  readonly stream: Readable
  /** Undefined for a body whose length is not said. */
  readonly lengthBytes: number | undefined
  readonly checksum: Checksum | undefined
}

export interface TakeBodyOptions {
  readonly clock: Pick<Clock, 'setRepeatingTimer'>
  readonly limits: Pick<UploadLimits, 'maxBytes' | 'stalledSeconds'>
  readonly metrics: Pick<UploadMetrics, 'received'>
  readonly signal: AbortSignal
  readonly save: (upload: OpenUpload) => Promise<void>
}

/** A head whose rest comes in one request of this size is not kept before it ends: both can be sent again. */
const unsavedRestBytes = 1024 * 1024

function isDigest(hash: Hash, checksum: Checksum | undefined): boolean {
  return checksum !== undefined && hash.digest().equals(checksum.digest)
}

/** A body of which nothing is kept: the upload stands where it stood before. */
export function isForgotten(error: unknown): boolean {
  return uploadLengthExceeded.is(error) || uploadChecksumMismatch.is(error)
}

/**
 * Adds a request's bytes to an upload. False when the connection was cut: what came counts. A body with a wrong
 * checksum or with more bytes than announced leaves nothing behind.
 */
export async function takeBody(
  upload: OpenUpload,
  body: UploadBody,
  options: TakeBodyOptions,
): Promise<boolean> {
  const { file, intake } = upload
  const startBytes = offsetOf(upload)
  const keptFileBytes = intake.head === undefined ? 0 : file.sizeBytes
  const room = (upload.row.length_bytes ?? options.limits.maxBytes) - startBytes
  if ((body.lengthBytes ?? 0) > room) throw uploadLengthExceeded({ maxBytes: room })

  const rest = body.lengthBytes ?? Number.POSITIVE_INFINITY
  const isSmallRest = startBytes + rest === upload.row.length_bytes && rest <= unsavedRestBytes
  const isHeadSavedFirst = !isSmallRest && body.checksum === undefined
  const hash = body.checksum && createHash(body.checksum.algorithm)
  const isWhole = isSmallRest && startBytes === 0
  const written: Uint8Array[] = []
  let takenBytes = 0

  const forget = async (error: unknown): Promise<never> => {
    await file.cutTo(keptFileBytes)
    throw error
  }
  try {
    const end = await receiveBody(
      body.stream,
      {
        take(bytes) {
          takenBytes += bytes.length
          if (takenBytes > room) throw uploadLengthExceeded({ maxBytes: room })
          hash?.update(bytes)
          return intake.take(bytes)
        },
        async write(pieces) {
          /* The row comes first: bytes behind a head that nobody kept could not be used. */
          if (isHeadSavedFirst && intake.head !== undefined && upload.row.payload_offset === null)
            await options.save(upload)
          await file.append(pieces)
          if (isWhole) written.push(...pieces)
        },
      },
      {
        clock: options.clock,
        stalledMs: options.limits.stalledSeconds * 1000,
        signal: options.signal,
      },
    )
    const isRight = end === 'cut' || hash === undefined || isDigest(hash, body.checksum)
    if (!isRight) throw uploadChecksumMismatch()
    if (isWhole && end === 'whole') upload.whole = Buffer.concat(written)
    return end === 'whole'
  } catch (error) {
    if (isForgotten(error)) return await forget(error)
    throw error
  } finally {
    options.metrics.received(takenBytes)
  }
}
