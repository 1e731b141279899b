import type { operations } from '@smartym/contract'

type Operations = typeof operations

/** What the console asks of the server. An address that the contract does not know does not compile. */
export const apiRoutes = {
  signIn: 'POST /api/v1/session',
  getSession: 'GET /api/v1/session',
  signOut: 'DELETE /api/v1/session',
  listAccounts: 'GET /api/v1/accounts',
  listOrgUnits: 'GET /api/v1/org-units',
  listAgents: 'GET /api/v1/agents',
  forceAgentState: 'POST /api/v1/agents/:agentId/state',
  watchBoard: 'GET /api/v1/board/stream',
  streamEvents: 'GET /api/v1/events',
  listNotReadyReasons: 'GET /api/v1/not-ready-reasons',
  listDispositions: 'GET /api/v1/dispositions',
  listCalls: 'GET /api/v1/calls',
  exportCalls: 'POST /api/v1/calls/exports',
  getCall: 'GET /api/v1/calls/:callId',
  getCallTrace: 'GET /api/v1/calls/:callId/trace',
  revealCallNumber: 'POST /api/v1/calls/:callId/number-reveals',
  listRecordings: 'GET /api/v1/recordings',
  exportRecordings: 'POST /api/v1/recordings/exports',
  getRecording: 'GET /api/v1/recordings/:recordingId',
  createListenRequest: 'POST /api/v1/recordings/:recordingId/listen-requests',
  listListenRequests: 'GET /api/v1/listen-requests',
  decideListenRequest: 'POST /api/v1/listen-requests/:listenRequestId/approval',
  createListenGrant: 'POST /api/v1/recordings/:recordingId/listen-grants',
  readListenContent: 'GET /api/v1/listen-grants/:listenGrantId/content/:kind',
  downloadRecording: 'POST /api/v1/recordings/:recordingId/downloads',
  listMarks: 'GET /api/v1/recordings/:recordingId/marks',
  createMark: 'POST /api/v1/recordings/:recordingId/marks',
  deleteMark: 'DELETE /api/v1/recordings/:recordingId/marks/:markId',
  listDevices: 'GET /api/v1/devices',
  createRegistrationCode: 'POST /api/v1/device-registration-codes',
  listLines: 'GET /api/v1/lines',
  listAuditEntries: 'GET /api/v1/audit-entries',
  exportAuditEntries: 'POST /api/v1/audit-entries/exports',
} as const satisfies { [Id in keyof Operations]?: `${Operations[Id]['method']} ${Operations[Id]['path']}` }

export type ApiOperation = keyof typeof apiRoutes

type NeedsKey<Id extends ApiOperation> = Operations[Id] extends { readonly idempotency: 'required' }
  ? Id
  : never

/** Operations whose repetition must be recognised: each call of them carries a key of its own. */
export const keyedOperations = {
  createListenRequest: true,
  createMark: true,
  createRegistrationCode: true,
} as const satisfies { [Id in ApiOperation as NeedsKey<Id>]: true }
