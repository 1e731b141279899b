import type { operations } from '@smartym/contract'

type Operations = typeof operations

/** What the console asks of the server. An address that the contract does not know does not compile. */
export const apiRoutes = {
  signIn: 'POST /api/v1/session',
  getSession: 'GET /api/v1/session',
  signOut: 'DELETE /api/v1/session',
  listSignInOptions: 'GET /api/v1/sign-in-options',
  getPendingSignIn: 'GET /api/v1/session/pending',
  continueSignIn: 'POST /api/v1/session/pending',
  cancelSignIn: 'DELETE /api/v1/session/pending',
  showSecondFactor: 'POST /api/v1/session/pending/second-factor',
  requestSignInPasskey: 'POST /api/v1/session/pending/passkey-challenge',
  beginSignInTotp: 'POST /api/v1/session/pending/totp',
  confirmSignInTotp: 'POST /api/v1/session/pending/totp-confirmation',
  addSignInPasskey: 'POST /api/v1/session/pending/passkeys',
  changePendingPassword: 'POST /api/v1/session/pending/password',
  startProviderSignIn: 'GET /api/v1/session/provider',
  reauthenticate: 'POST /api/v1/session/re-authentication',
  requestReauthenticationPasskey: 'POST /api/v1/session/re-authentication/passkey-challenge',
  getOwnAccount: 'GET /api/v1/account',
  changeOwnPassword: 'PUT /api/v1/account/password',
  beginTotp: 'POST /api/v1/account/totp',
  confirmTotp: 'POST /api/v1/account/totp-confirmation',
  removeTotp: 'DELETE /api/v1/account/totp',
  requestPasskey: 'POST /api/v1/account/passkey-challenge',
  addPasskey: 'POST /api/v1/account/passkeys',
  removePasskey: 'DELETE /api/v1/account/passkeys/:passkeyId',
  renewRecoveryCodes: 'POST /api/v1/account/recovery-codes',
  listOwnSignIns: 'GET /api/v1/account/sign-ins',
  listOwnSessions: 'GET /api/v1/session/own',
  endOtherSessions: 'DELETE /api/v1/session/own',
  endOwnSession: 'DELETE /api/v1/session/own/:sessionId',
  listAccounts: 'GET /api/v1/accounts',
  resetPassword: 'POST /api/v1/accounts/:accountId/password-reset',
  resetSecondFactors: 'DELETE /api/v1/accounts/:accountId/second-factors',
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
