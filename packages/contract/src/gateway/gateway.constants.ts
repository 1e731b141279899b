/** Orders to a phone. */
export const commandKinds = [
  'dial',
  'cancel_dial',
  'send_text',
  'apply_settings',
  'sign_out',
  'reset_app_lock',
  'wipe',
] as const
export type CommandKind = (typeof commandKinds)[number]

export const commandStates = ['pending', 'sent', 'received', 'done', 'refused', 'expired'] as const
export type CommandState = (typeof commandStates)[number]

/** Path of the device socket. */
export const gatewayPath = '/api/v1/gateway'
export const heartbeatIntervalMs = 15_000
/** Silence after which a phone carries the flag `link_lost`. */
export const linkLostAfterMs = 45_000
export const accessTokenLifeMs = 600_000

/** Of a phone's HTTP requests: the proof by its key (RFC 9449), and the server's nonce for the next one. */
export const proofHeader = 'dpop'
export const proofNonceHeader = 'dpop-nonce'

/** Close codes of the device socket. */
export const gatewayCloseCodes = {
  goingAway: 1001,
  superseded: 4001,
  unauthorized: 4003,
  protocolError: 4004,
  /** It is this phone, but it may not work; a `standing` frame before says where it stands. */
  notActive: 4005,
  heartbeatLost: 4008,
} as const
