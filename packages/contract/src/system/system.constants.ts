/** What the system page tells of (ADM-6). */
export const systemFactNames = [
  'database',
  'disk',
  'memory',
  'certificate',
  'jobs',
  'outbox',
  'audit_log',
  'audit_sink',
  'transport_key',
  'push',
  'ffmpeg',
] as const
export type SystemFactName = (typeof systemFactNames)[number]

/** `off`: not set up, and nothing is wrong with that. */
export const systemFactLevels = ['ok', 'warn', 'bad', 'off'] as const
export type SystemFactLevel = (typeof systemFactLevels)[number]

export const systemFactStates = [
  'fine',
  'low',
  'late',
  'dead_jobs',
  'ending_soon',
  'ended',
  'failing',
  'waiting',
  'old',
  'missing',
  'not_set_up',
  'unknown',
] as const
export type SystemFactState = (typeof systemFactStates)[number]
