import { createHash } from 'node:crypto'
import { recordingStateHeader } from '@smartym/contract/constants'
import type { DeviceRequests } from '../link/device-requests.ts'
import { NetworkFaultError } from '../link/network-fault.ts'

/** Where an upload stands at the server. */
export interface UploadPosition {
  url: string
  offsetBytes: number
  /** The server's word that the recording is safe; on it alone the phone deletes. */
  isStored: boolean
}

/** The phone's half of tus 1.0 (creation, deferred length, checksum): plain requests, the core decides when. */
export interface TusClient {
  /** Begins or finds the upload of a recording. */
  create(recordingId: string, lengthBytes: number | null, signal: AbortSignal): Promise<UploadPosition>
  probe(url: string, signal: AbortSignal): Promise<UploadPosition>
  /** Sends one piece; `lengthBytes` tells the length once it is known. */
  send(
    at: UploadPosition,
    piece: Uint8Array,
    lengthBytes: number | null,
    signal: AbortSignal,
  ): Promise<UploadPosition>
}

const uploadsPath = '/api/v1/recording-uploads'
const pieceTimeoutMs = 60_000

export function createTusClient(device: DeviceRequests): TusClient {
  const headers = (extra: Record<string, string> = {}): Record<string, string> => ({
    'tus-resumable': '1.0.0',
    ...extra,
  })

  function positionOf(response: Response, url: string): UploadPosition {
    const offsetBytes = Number(response.headers.get('upload-offset') ?? 0)
    return { url, offsetBytes, isStored: response.headers.get(recordingStateHeader) === 'stored' }
  }

  return {
    async create(recordingId, lengthBytes, signal) {
      const length: Record<string, string> =
        lengthBytes === null ? { 'upload-defer-length': '1' } : { 'upload-length': `${lengthBytes}` }
      const metadata = `recordingId ${Buffer.from(recordingId).toString('base64')}`
      const response = await device.request({
        method: 'POST',
        path: uploadsPath,
        headers: headers({ ...length, 'upload-metadata': metadata }),
        signal,
      })
      const location = response.headers.get('location')
      if (location === null) throw new NetworkFaultError(protocolFault, response.status)
      return positionOf(response, new URL(location, device.server).href)
    },
    async probe(url, signal) {
      return positionOf(await device.request({ method: 'HEAD', path: url, headers: headers(), signal }), url)
    },
    async send(at, piece, lengthBytes, signal) {
      const checksum = createHash('sha256').update(piece).digest('base64')
      const response = await device.request({
        method: 'PATCH',
        path: at.url,
        headers: headers({
          'content-type': 'application/offset+octet-stream',
          'upload-offset': `${at.offsetBytes}`,
          'upload-checksum': `sha256 ${checksum}`,
          ...(lengthBytes === null ? {} : { 'upload-length': `${lengthBytes}` }),
        }),
        body: piece,
        timeoutMs: pieceTimeoutMs,
        signal,
      })
      return positionOf(response, at.url)
    },
  }
}

const protocolFault = { code: 'upload.protocol', isRetryable: true, retryAfterMs: null }
