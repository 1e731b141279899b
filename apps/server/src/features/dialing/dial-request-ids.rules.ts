import { type IdKind, idPrefixes } from '@smartym/contract'

function withPrefix(kind: IdKind, id: string): string {
  return `${idPrefixes[kind]}_${id.slice(id.indexOf('_') + 1)}`
}

/** The call that a request asks for has the request's own 16 bytes: one is found from the other by primary key. */
export function callIdOf(dialRequestId: string): string {
  return withPrefix('call', dialRequestId)
}

export function recordingIdOf(dialRequestId: string): string {
  return withPrefix('recording', dialRequestId)
}

/** The request that a call would belong to; a call that a phone began by itself has none of this id. */
export function dialRequestIdOf(callId: string): string {
  return withPrefix('dialRequest', callId)
}
