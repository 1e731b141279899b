import type { ListenGrantResponse } from '@smartym/contract'
import {
  decodeHex,
  encodeHex,
  openPlayKey,
  type RecipientKey,
  recipientKeyFromPair,
} from '@smartym/sealed-recording'
import { call } from '../../../platform/api.ts'
import { translate } from '../../../platform/language.ts'
import { Problem } from '../../../platform/problem.ts'
import { serverNow } from '../../../platform/server-clock.ts'

/** A live grant with the key to which its data keys are sealed. The private half cannot leave the browser. */
export interface HeldGrant {
  readonly grant: ListenGrantResponse
  readonly player: RecipientKey
}

/** May keys of this grant still be used. */
export function isLive({ grant }: HeldGrant): boolean {
  return Date.parse(grant.expiresAt) > serverNow()
}

/** Gives a grant that was made for something else, once, while it lives. */
export function createSpareGrant(held: HeldGrant | undefined): () => HeldGrant | undefined {
  let spare = held
  return () => {
    const taken = spare && isLive(spare) ? spare : undefined
    spare = undefined
    return taken
  }
}

/** Throws a sentence for the reader where the browser offers no cryptography: over plain HTTP. */
function ensureSecureContext(): void {
  if (window.isSecureContext) return
  throw new Problem('console.insecure_context', 0, translate('console.insecure_context'))
}

/** Makes an ephemeral key and asks for a grant to it; the server writes the trace before it answers (SEC-7, SEC-8). */
export async function requestGrant(recordingId: string, purpose: 'play' | 'verify'): Promise<HeldGrant> {
  ensureSecureContext()
  const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits'])
  const player = await recipientKeyFromPair(pair)
  const body = { publicKey: encodeHex(player.publicKey), purpose }
  return { grant: await call('createListenGrant', { params: { recordingId }, body }), player }
}

/** Opens one of a grant's data keys (all are bound to the recording's identity block); throws `E_SLOT` when it is not for this player, grant and recording. */
export async function openGrantedKey(
  { grant, player }: HeldGrant,
  { enc, ciphertext }: ListenGrantResponse['recordingKey'],
): Promise<Uint8Array> {
  return openPlayKey(player, grant.listenGrantId, decodeHex(grant.identityBlock), decodeHex(enc + ciphertext))
}
