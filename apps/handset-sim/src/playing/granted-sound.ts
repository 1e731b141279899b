import type { ListenGrantResponse } from '@smartym/contract'
import {
  decodeHex,
  decodeIdentity,
  encodeHex,
  openPayload,
  openPlayKey,
  renditionContext,
  SealedRecordingError,
} from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import type { DeviceRequests } from '../link/device-requests.ts'
import { NetworkFaultError } from '../link/network-fault.ts'

/** Sound as it is played; it lives in memory alone. */
export interface Sound {
  readonly bytes: Uint8Array
  readonly contentType: string
}

const unreadable = (): NetworkFaultError =>
  new NetworkFaultError({ code: 'handset.sound_unreadable', isRetryable: false, retryAfterMs: null }, null)

/* What does not open was sealed for another, or is not whole. */
async function opened<T>(opening: Promise<T>): Promise<T> {
  try {
    return await opening
  } catch (error) {
    throw error instanceof SealedRecordingError ? unreadable() : error
  }
}

/** Asks for a grant to a key of this moment, fetches what it opens and opens it (SEC-7). Throws a `NetworkFaultError`. */
export async function fetchGrantedSound(
  device: Pick<DeviceRequests, 'request'>,
  recordingId: string,
  signal: AbortSignal,
): Promise<Sound> {
  const player = await nodePrimitives.generateRecipientKey()
  const asked = await device.request({
    method: 'POST',
    path: `/api/v1/handset/recordings/${recordingId}/listen-grants`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ publicKey: encodeHex(player.publicKey) }),
    signal,
  })
  const grant = (await asked.json()) as ListenGrantResponse
  const mp3 = grant.renditions.find(({ kind }) => kind === 'mp3')
  if (mp3 === undefined) throw unreadable()
  const identity = decodeHex(grant.identityBlock)
  const sealedKey = decodeHex(mp3.sealedKey.enc + mp3.sealedKey.ciphertext)
  const key = await opened(openPlayKey(player, grant.listenGrantId, identity, sealedKey, nodePrimitives))
  const content = await device.request({
    method: 'GET',
    path: `/api/v1/handset/listen-grants/${grant.listenGrantId}/content/mp3`,
    signal,
  })
  const sealed = new Uint8Array(await content.arrayBuffer())
  const context = renditionContext('mp3', decodeIdentity(identity).recordingId)
  const bytes = await opened(openPayload(key, context, sealed, nodePrimitives))
  return { bytes, contentType: mp3.contentType }
}
