import type { ListenGrantResponse, Waveform } from '@smartym/contract'
import {
  blobReader,
  decodeHex,
  decodeIdentity,
  openPayloadReader,
  renditionContext,
} from '@smartym/sealed-recording'
import { request } from '../../../platform/api.ts'
import { type HeldGrant, openGrantedKey } from './grant.ts'

type Rendition = ListenGrantResponse['renditions'][number]

/** What a player plays and draws. It lives in memory only, and goes with the page. */
export interface Sound {
  readonly audio: Blob
  readonly waveform: Waveform | undefined
}

/** Share of the work that is done, 0 … 1. */
export type OnShare = (share: number) => void

async function collect(response: Response, sizeBytes: number, onShare: OnShare): Promise<Blob> {
  const reader = response.body?.getReader()
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let loadedBytes = 0
  for (;;) {
    const piece = await reader?.read()
    if (!piece || piece.done) return new Blob(pieces)
    pieces.push(piece.value)
    loadedBytes += piece.value.length
    onShare(Math.min(1, loadedBytes / Math.max(1, sizeBytes)))
  }
}

/** Fetches sealed bytes under a grant. */
export async function fetchSealed(
  { grant }: HeldGrant,
  kind: Rendition['kind'] | 'sealed',
  signal: AbortSignal,
  sizeBytes: number,
  onShare: OnShare,
): Promise<Blob> {
  const params = { listenGrantId: grant.listenGrantId, kind }
  const headers = { accept: 'application/octet-stream, application/problem+json' }
  return collect(await request('readListenContent', { params }, { signal, headers }), sizeBytes, onShare)
}

async function openRendition(
  held: HeldGrant,
  { kind, contentType, sizeBytes, sealedKey }: Rendition,
  signal: AbortSignal,
  onShare: OnShare,
): Promise<Blob> {
  const { recordingId } = decodeIdentity(decodeHex(held.grant.identityBlock))
  const key = await openGrantedKey(held, sealedKey)
  const sealed = await fetchSealed(held, kind, signal, sizeBytes, onShare)
  const message = await openPayloadReader(blobReader(sealed), key, renditionContext(kind, recordingId))
  const plain: Uint8Array<ArrayBuffer>[] = []
  for await (const span of message.stream()) plain.push(span)
  return new Blob(plain, { type: contentType })
}

/**
 * Fetches and opens what a grant lets one hear, chunk by chunk; nothing of it is stored. Undefined when the server has
 * made no rendition. Throws problems and `SealedRecordingError`.
 */
export async function loadSound(
  held: HeldGrant,
  signal: AbortSignal,
  onShare: OnShare,
): Promise<Sound | undefined> {
  const { renditions } = held.grant
  const mp3 = renditions.find(({ kind }) => kind === 'mp3')
  const peaks = renditions.find(({ kind }) => kind === 'peaks')
  if (!mp3) return undefined
  const waveform = peaks && (await openRendition(held, peaks, signal, () => undefined))
  const audio = await openRendition(held, mp3, signal, onShare)
  return { audio, waveform: waveform && (JSON.parse(await waveform.text()) as Waveform) }
}
