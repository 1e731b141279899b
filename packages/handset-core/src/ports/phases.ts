/** Phases of a call in the handset's rows; a call that ended has no row any more. */
export const callRowPhases = ['placing', 'dialing', 'ringing', 'connected', 'held'] as const
export type CallRowPhase = (typeof callRowPhases)[number]

/** Phases of a recording in the handset's rows; `stored` is what may be deleted, and is until the file is gone. */
export const recordingRowPhases = [
  'starting',
  'recording',
  'sealing',
  'recovering',
  'sealed',
  'uploading',
  'stored',
] as const
export type RecordingRowPhase = (typeof recordingRowPhases)[number]

/** Every phase in which a handset may be killed and must go on: those of its rows, the form after a call, and none of them. */
export const handsetPhases = [
  'idle',
  ...callRowPhases.map((phase) => `call.${phase}` as const),
  ...recordingRowPhases.map((phase) => `recording.${phase}` as const),
  'after_call',
] as const
export type HandsetPhase = (typeof handsetPhases)[number]

/** The phase that a committed row stands for; undefined for rows of other kinds. */
export function phaseOfRow(key: string, row: unknown): HandsetPhase | undefined {
  if (row === null || typeof row !== 'object') return undefined
  if (key.startsWith('form/')) return 'after_call'
  const kind = key.startsWith('call/') ? 'call' : key.startsWith('recording/') ? 'recording' : undefined
  if (kind === undefined || !('phase' in row)) return undefined
  return handsetPhases.find((phase) => phase === `${kind}.${String(row.phase)}`)
}
