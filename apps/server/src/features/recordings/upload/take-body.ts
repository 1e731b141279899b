import { createHash, type Hash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Clock } from '../../../platform/clock/index.ts'
import { type BodyBuffers, collectedBodyBytes } from './body-buffers.ts'
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
  readonly buffers: BodyBuffers
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

interface Room {
  /** Where the body begins in the client's file. */
  readonly startBytes: number
  /** Bytes that it may have at most. */
  readonly roomBytes: number
}

function receive(
  body: UploadBody,
  options: TakeBodyOptions,
  taker: Parameters<typeof receiveBody>[1],
): ReturnType<typeof receiveBody> {
  const { clock, limits, signal } = options
  return receiveBody(body.stream, taker, { clock, stalledMs: limits.stalledSeconds * 1000, signal })
}

/** A file that comes in one small request: collected in one place, looked at once, written once. */
async function collectBody(
  upload: OpenUpload,
  body: UploadBody,
  options: TakeBodyOptions,
  { roomBytes }: Room,
): Promise<boolean> {
  const { file, intake } = upload
  const buffer = options.buffers.acquire()
  upload.letGo = () => options.buffers.release(buffer)
  let takenBytes = 0
  try {
    const end = await receive(body, options, {
      take(bytes) {
        if (takenBytes + bytes.length > roomBytes) throw uploadLengthExceeded({ maxBytes: roomBytes })
        takenBytes += bytes.copy(buffer, takenBytes)
        return []
      },
      write: () => Promise.resolve(),
    })
    const collected = buffer.subarray(0, takenBytes)
    const hash = body.checksum && createHash(body.checksum.algorithm).update(collected)
    if (end === 'whole' && hash !== undefined && !isDigest(hash, body.checksum))
      throw uploadChecksumMismatch()
    const [storedHead] = intake.take(collected)
    const { head } = intake
    if (storedHead === undefined || head === undefined) return end === 'whole'
    /* The key slots, which nobody needs here any more, make room for the stored file's head. */
    const stored = collected.subarray(head.bytes.length - storedHead.length)
    stored.set(storedHead)
    await file.append([stored])
    if (end === 'whole') upload.whole = stored
    return end === 'whole'
  } finally {
    options.metrics.received(takenBytes)
  }
}

/** A body of any length, written while it comes. */
async function streamBody(
  upload: OpenUpload,
  body: UploadBody,
  options: TakeBodyOptions,
  { startBytes, roomBytes }: Room,
): Promise<boolean> {
  const { file, intake } = upload
  const keptFileBytes = intake.head === undefined ? 0 : file.sizeBytes
  const rest = body.lengthBytes ?? Number.POSITIVE_INFINITY
  const isSmallRest = startBytes + rest === upload.row.length_bytes && rest <= unsavedRestBytes
  const isHeadSavedFirst = !isSmallRest && body.checksum === undefined
  const hash = body.checksum && createHash(body.checksum.algorithm)
  let takenBytes = 0
  try {
    const end = await receive(body, options, {
      take(bytes) {
        takenBytes += bytes.length
        if (takenBytes > roomBytes) throw uploadLengthExceeded({ maxBytes: roomBytes })
        hash?.update(bytes)
        return intake.take(bytes)
      },
      async write(pieces) {
        /* The row comes first: bytes behind a head that nobody kept could not be used. */
        if (isHeadSavedFirst && intake.head !== undefined && upload.row.payload_offset === null)
          await options.save(upload)
        await file.append(pieces)
      },
    })
    const isRight = end === 'cut' || hash === undefined || isDigest(hash, body.checksum)
    if (!isRight) throw uploadChecksumMismatch()
    return end === 'whole'
  } catch (error) {
    if (isForgotten(error)) await file.cutTo(keptFileBytes)
    throw error
  } finally {
    options.metrics.received(takenBytes)
  }
}

/**
 * Adds a request's bytes to an upload. False when the connection was cut: what came counts. A body with a wrong
 * checksum or with more bytes than announced leaves nothing behind.
 */
export function takeBody(upload: OpenUpload, body: UploadBody, options: TakeBodyOptions): Promise<boolean> {
  const { length_bytes: lengthBytes } = upload.row
  const startBytes = offsetOf(upload)
  const roomBytes = (lengthBytes ?? options.limits.maxBytes) - startBytes
  if ((body.lengthBytes ?? 0) > roomBytes) throw uploadLengthExceeded({ maxBytes: roomBytes })
  const isSmallFile = startBytes === 0 && lengthBytes === body.lengthBytes && roomBytes <= collectedBodyBytes
  const take = isSmallFile ? collectBody : streamBody
  return take(upload, body, options, { startBytes, roomBytes })
}
