/** Life of a recording; the upload's progress belongs to its upload. */
export const recordingStates = [
  'expected',
  'recording',
  'sealed',
  'stored',
  'purged',
  'missing',
  'damaged',
] as const
export type RecordingState = (typeof recordingStates)[number]

/** How the sound was captured. */
export const captureMethods = ['voice_call', 'privileged', 'maker_file', 'microphone', 'virtual'] as const
export type CaptureMethod = (typeof captureMethods)[number]

/** Media of a recording, in the order of the envelope's byte (`recording-envelope`: 01 … 05). */
export const recordingMedia = ['amr', '3gp', 'mp3', 'aac', 'mp4'] as const
export type RecordingMedia = (typeof recordingMedia)[number]

/** Was it started by the setting or by the agent (REC-1, REC-2). */
export const recordingModes = ['automatic', 'manual'] as const
export type RecordingMode = (typeof recordingModes)[number]

/** Why sealing ended, in the order of the envelope's byte. */
export const recordingEndReasons = ['normal', 'recovered', 'storage_full', 'capture_failed'] as const
export type RecordingEndReason = (typeof recordingEndReasons)[number]

/** Why a recording cannot be made now (REC-7). */
export const recordingFaults = [
  'permission',
  'method',
  'silence',
  'space',
  'battery',
  'key',
  'clock',
  /** The SIM of the line is not in the phone, or nobody has said which it is. */
  'line',
] as const
export type RecordingFault = (typeof recordingFaults)[number]

/** Where phones send recordings by tus, below the control server's or the upload server's address. */
export const recordingUploadsPath = '/api/v1/recording-uploads'

/** Answer header of the upload that alone lets the phone delete (decision 7). */
export const recordingStateHeader = 'smartym-recording-state'

/** Reasons to listen that every company begins with; it may change the list. The text beside the reason is free. */
export const listenReasons = ['complaint', 'quality', 'dispute', 'audit', 'training', 'other'] as const

/**
 * When a rule wants an approval: never, always, for recordings of units other than the listener's own, for those older
 * than so many days, for those with a mark.
 */
export const listenConditions = ['never', 'always', 'other_teams', 'older', 'marked'] as const
export type ListenCondition = (typeof listenConditions)[number]

/** Recordings that one request may be for, whatever the company allows. */
export const maxListenSet = 100

/** What somebody did with a recording. */
export const listenKinds = ['listen', 'download'] as const
export type ListenKind = (typeof listenKinds)[number]
/** What is noticed when somebody does it too often: beside listening, looking behind the masks of customers (SEC-12). */
export const listenAlertKinds = [...listenKinds, 'reveal'] as const
export type ListenAlertKind = (typeof listenAlertKinds)[number]

export const listenRequestStates = ['open', 'approved', 'rejected', 'withdrawn', 'expired'] as const
export type ListenRequestState = (typeof listenRequestStates)[number]

export const uploadStates = ['receiving', 'verifying', 'stored', 'quarantined', 'expired'] as const
export type UploadState = (typeof uploadStates)[number]
