import { createHash } from 'node:crypto'
import { recordingStateHeader, recordingUploadsPath, uploadAddressPattern } from '@smartym/contract/constants'
import type { DeviceRequests } from '../link/device-requests.ts'
import { faultOfSilence, NetworkFaultError } from '../link/network-fault.ts'

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

const pieceTimeoutMs = 60_000

const addressForm = new RegExp(uploadAddressPattern)

/** Throws as for a server out of reach for what is no address of an upload server (UPL-3, UPL-6). */
export function parseUploadAddress(text: string): URL {
  if (!addressForm.test(text) || !URL.canParse(text)) throw faultOfSilence('network.unreachable')
  return new URL(text)
}

/** Uploads to a server, or to the control server. */
export function createTusClient(device: DeviceRequests, server = device.server): TusClient {
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
        server,
        path: recordingUploadsPath,
        headers: headers({ ...length, 'upload-metadata': metadata }),
        signal,
      })
      const location = response.headers.get('location')
      if (location === null) throw new NetworkFaultError(protocolFault, response.status)
      // The path alone: another node may know itself by another name.
      return positionOf(response, new URL(new URL(location, server).pathname, server).href)
    },
    async probe(url, signal) {
      return positionOf(
        await device.request({ method: 'HEAD', server, path: url, headers: headers(), signal }),
        url,
      )
    },
    async send(at, piece, lengthBytes, signal) {
      const checksum = createHash('sha256').update(piece).digest('base64')
      const response = await device.request({
        method: 'PATCH',
        server,
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
