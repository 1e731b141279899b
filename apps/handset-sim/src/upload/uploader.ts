import { open } from 'node:fs/promises'
import type { HandsetEvent } from '@smartym/handset-core'
import { NetworkFaultError } from '../link/network-fault.ts'
import type { Recorder, RecordingFile } from '../recording/recorder.ts'
import type { TusClient, UploadPosition } from './tus.ts'

export interface UploaderParts {
  /** The control server's, or that of the upload server set. */
  tusAt(uploadAddress: string | undefined): TusClient
  recorder: Pick<Recorder, 'fileOf' | 'onGrown'>
  tell(event: HandsetEvent): void
}

/** Sends recordings to the server, while they grow if ordered so. What comes of it is told as `upload.*`. */
export interface Uploader {
  start(recordingId: string, isLive: boolean, uploadAddress?: string): void
  pause(recordingId: string): void
  /** Ends all of them without a word. */
  halt(): void
}

interface Upload {
  uploadAddress: string | undefined
  abort: AbortController
  /** Wakes the upload that waits for its file to grow. */
  wake(): void
}

/** Sound of an hour goes in a handful of pieces, a broken one costs little. */
const pieceBytes = 1_048_576

export function createUploader({ tusAt, recorder, tell }: UploaderParts): Uploader {
  const uploads = new Map<string, Upload>()

  recorder.onGrown((recordingId) => uploads.get(recordingId)?.wake())

  async function run(recordingId: string, isLive: boolean, upload: Upload): Promise<void> {
    const { signal } = upload.abort
    const tus = tusAt(upload.uploadAddress)
    let at: UploadPosition | undefined
    let isEndTold = false
    for (;;) {
      const file = recorder.fileOf(recordingId)
      if (!file)
        throw new NetworkFaultError(
          { code: 'upload.file_lost', isRetryable: false, retryAfterMs: null },
          null,
        )
      at ??= await find(tus, recordingId, file, signal)
      if (at.isStored) return tell({ type: 'upload.stored', recordingId })
      const isWhole = file.sealedBytes !== null
      if (at.offsetBytes < file.durableBytes) {
        at = await sendNext(tus, at, file, signal)
        tell({ type: 'upload.progressed', recordingId, offsetBytes: at.offsetBytes })
      } else if (isWhole && at.offsetBytes === file.sealedBytes && !isEndTold) {
        // The last byte went before the length was known: the empty piece tells it.
        isEndTold = true
        at = await sendNext(tus, at, file, signal)
      } else if (isWhole || !isLive) {
        throw new NetworkFaultError(
          { code: 'upload.not_stored', isRetryable: true, retryAfterMs: null },
          null,
        )
      } else {
        await growth(upload)
      }
    }
  }

  async function find(
    tus: TusClient,
    recordingId: string,
    file: RecordingFile,
    signal: AbortSignal,
  ): Promise<UploadPosition> {
    const created = await tus.create(recordingId, file.sealedBytes, signal)
    return created.isStored ? created : tus.probe(created.url, signal)
  }

  async function sendNext(
    tus: TusClient,
    at: UploadPosition,
    file: RecordingFile,
    signal: AbortSignal,
  ): Promise<UploadPosition> {
    const end = Math.min(file.durableBytes, at.offsetBytes + pieceBytes)
    const piece = await readPiece(file.path, at.offsetBytes, end)
    return tus.send(at, piece, file.sealedBytes, signal)
  }

  function growth(upload: Upload): Promise<void> {
    return new Promise((resolve, reject) => {
      upload.wake = resolve
      upload.abort.signal.addEventListener('abort', () => reject(upload.abort.signal.reason as Error), {
        once: true,
      })
    })
  }

  function failed(recordingId: string, error: unknown): void {
    if (!(error instanceof NetworkFaultError)) throw error
    tell({ type: 'upload.failed', recordingId, kind: kindOf(error), fault: error.fault })
  }

  return {
    start(recordingId, isLive, uploadAddress) {
      uploads.get(recordingId)?.abort.abort()
      const upload: Upload = { uploadAddress, abort: new AbortController(), wake: () => {} }
      uploads.set(recordingId, upload)
      run(recordingId, isLive, upload)
        .finally(() => {
          if (uploads.get(recordingId) === upload) uploads.delete(recordingId)
        })
        .catch((error: unknown) => {
          if (!upload.abort.signal.aborted) failed(recordingId, error)
        })
    },
    pause: (recordingId) => uploads.get(recordingId)?.abort.abort(),
    halt() {
      for (const upload of uploads.values()) upload.abort.abort()
    },
  }
}

type FailureKind = Extract<HandsetEvent, { type: 'upload.failed' }>['kind']

const kinds: Readonly<Record<string, FailureKind>> = {
  'recordings.upload_unknown_recording': 'unknown_recording',
  'recordings.upload_damaged': 'damaged',
  'recordings.upload_not_found': 'gone',
  'recordings.upload_expired': 'gone',
  'upload.file_lost': 'refused',
}

function kindOf({ fault, status }: NetworkFaultError): FailureKind {
  return (
    kinds[fault.code] ?? (status === null || fault.isRetryable || isOutOfStep(status) ? 'network' : 'refused')
  )
}

/** The server stands elsewhere than we thought, or a piece was damaged on its way: the next attempt asks it again. */
function isOutOfStep(status: number): boolean {
  return status === 409 || status === 460
}

async function readPiece(path: string, from: number, end: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const piece = Buffer.alloc(end - from)
    const { bytesRead } = await file.read(piece, 0, piece.length, from)
    return piece.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
