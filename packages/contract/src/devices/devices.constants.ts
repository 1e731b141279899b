/** Where a phone stands; `devices.states.md` beside the rules of the server draws how it gets there. */
export const deviceStates = ['pending', 'active', 'suspended', 'lost', 'replaced', 'wiped'] as const
export type DeviceState = (typeof deviceStates)[number]

/** What people do to a phone, and (`confirm_wipe`) the phone itself. */
export const deviceActs = [
  'approve',
  'suspend',
  'resume',
  'reset',
  'report_lost',
  'find',
  'confirm_wipe',
] as const
export type DeviceAct = (typeof deviceActs)[number]

/** Acts of an administrator (`devices:change`); a loss is reported with a right of its own. */
export const administratorActs = ['approve', 'suspend', 'resume', 'reset', 'find'] as const
export type AdministratorAct = (typeof administratorActs)[number]

/** Acts that many phones may be put through at once. */
export const bulkActs = ['approve', 'suspend', 'resume'] as const

/** Why a phone came into its state: an act, or its registration. */
export const deviceChangeCauses = ['registered', 'listed', ...deviceActs] as const
export type DeviceChangeCause = (typeof deviceChangeCauses)[number]

/** What is thought of the certificate chain that a phone's hardware gave for its key. */
export const attestationVerdicts = ['absent', 'not_checked', 'trusted', 'untrusted'] as const
export type AttestationVerdict = (typeof attestationVerdicts)[number]

/** How a phone learns of an order: woken by push, or over its own connection alone. */
export const wakeUps = ['push', 'socket_only'] as const
export type WakeUp = (typeof wakeUps)[number]

/** How a phone knows which of its SIMs is the line: by the line's number, as there is no other, or because the agent said so. */
export const lineSimSources = ['number', 'only_sim', 'agent'] as const
export type LineSimSource = (typeof lineSimSources)[number]
