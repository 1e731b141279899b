import { createHash } from 'node:crypto'
import type { ListenGrantResponse, ListenRequestResponse } from '@smartym/contract'
import {
  bytesReader,
  decodeHex,
  encodeHex,
  openPlayKey,
  openRecording,
  webPrimitives,
} from '@smartym/sealed-recording'
import type { ApiClient } from './api-client.ts'

/** Tries to listen without asking; returns the code of the refusal. Throws when it was allowed. */
export async function listenWithoutApproval(client: ApiClient, recordingId: string): Promise<string> {
  const player = await webPrimitives.generateRecipientKey()
  const path = `/api/v1/recordings/${recordingId}/listen-grants`
  const answer = await client.request<{ code?: string }>('POST', path, grantRequest(player.publicKey))
  if (answer.status !== 403) throw new Error(`listening without approval was answered ${answer.status}`)
  return answer.body.code ?? ''
}

/** One asks with a reason, another approves. */
export async function askAndApprove(
  asking: ApiClient,
  deciding: ApiClient,
  recordingId: string,
): Promise<void> {
  const path = `/api/v1/recordings/${recordingId}/listen-requests`
  const asked = await asking.post<ListenRequestResponse>(path, {
    reason: 'quality',
    text: '상담 품질 확인을 위해 청취합니다.',
  })
  await deciding.post(`/api/v1/listen-requests/${asked.listenRequestId}/approval`, { decision: 'approved' })
}

/** What a player hears who holds nothing but the answers of the API: an ephemeral key, a grant, sealed bytes. */
export async function listen(
  client: ApiClient,
  recordingId: string,
): Promise<{ audio: Uint8Array; sha256: string; grant: ListenGrantResponse }> {
  const player = await webPrimitives.generateRecipientKey()
  const path = `/api/v1/recordings/${recordingId}/listen-grants`
  const grant = await client.post<ListenGrantResponse>(path, grantRequest(player.publicKey))
  const sealed = await client.bytes(`/api/v1/listen-grants/${grant.listenGrantId}/content/sealed`)
  const { enc, ciphertext } = grant.recordingKey
  const wrapped = decodeHex(enc + ciphertext)
  const dataKey = await openPlayKey(player, grant.listenGrantId, decodeHex(grant.identityBlock), wrapped)
  const devicePublicKey = decodeHex(grant.devicePublicKey).slice(-65)
  const recording = await openRecording(bytesReader(sealed), { dataKey }, { devicePublicKey })
  const pieces: Uint8Array[] = []
  for await (const piece of recording.stream()) pieces.push(piece)
  const audio = Buffer.concat(pieces)
  return { audio, sha256: createHash('sha256').update(audio).digest('hex'), grant }
}

function grantRequest(publicKey: Uint8Array) {
  return { publicKey: encodeHex(publicKey), purpose: 'play' }
}
