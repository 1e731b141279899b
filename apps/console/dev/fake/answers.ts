import { apiKeyAnswers } from './api-keys.ts'
import type { Answer, Asked } from './asked.ts'
import { boardChange, boardSnapshot } from './board.ts'
import { calls } from './calls.ts'
import { peopleAnswers } from './people-answers.ts'
import { isWithin, orgUnits, sessionOf } from './people.ts'
import { deviceAnswers } from './devices.ts'
import { enrolled, ownAccountOf, ownSessions, ownSignIns, totpSecret } from './own-account.ts'
import { idOf, iso } from './random.ts'
import { listeningAnswers } from './listens.ts'
import { pageOf } from './page-of.ts'
import { auditEntries, listenRequests, marks } from './requests.ts'
import { reviewAnswers } from './reviews.ts'
import { roles } from './roles.ts'
import {
  settingChanges,
  settingDefinitions,
  settingPreview,
  settingReceipts,
  settingsAt,
} from './settings.ts'
import { systemChanges, systemErrors, systemStatus } from './system.ts'
import { createFakeSound } from './sound.ts'
import { traceOf } from './trace.ts'

/** A refusal of the contract. */
export class FakeRefusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, title: string) {
    super(title)
    this.status = status
    this.code = code
  }
}

interface Searched {
  readonly startedAt: string
  readonly orgUnitId: string | null
  readonly agentId: string | null
  readonly direction: string
}

function fits(row: Searched, phoneNumber: string, query: Asked['query']): boolean {
  const { from, to, orgUnitId, agentId, direction, trailingDigits, number } = query
  return (
    (from === undefined || row.startedAt >= from) &&
    (to === undefined || row.startedAt < to) &&
    isWithin(row.orgUnitId, orgUnitId) &&
    (agentId === undefined || row.agentId === agentId) &&
    (direction === undefined || row.direction === direction) &&
    (trailingDigits === undefined || phoneNumber.endsWith(trailingDigits)) &&
    (number === undefined || phoneNumber.endsWith(number.slice(-8)))
  )
}

function findCall(asked: Asked) {
  const found = calls.find(({ call }) => call.callId === asked.params['callId'])
  if (!found) throw new FakeRefusal(404, 'calls.not_found', '통화를 찾을 수 없습니다.')
  return found
}

function findRecording(asked: Asked) {
  const found = calls.find(({ recording }) => recording?.recordingId === asked.params['recordingId'])
  if (!found?.recording) throw new FakeRefusal(404, 'recordings.not_found', '녹취를 찾을 수 없습니다.')
  return found.recording
}

const sound = await createFakeSound(idOf('rec', 3))

/** Sealed bytes by kind. */
export const sealedContent = sound.content

/** What each operation answers. */
export const answers: Readonly<Record<string, Answer>> = {
  getSession: ({ person }) => sessionOf(person),
  signOut: () => null,
  getOwnAccount: ({ person }) => ownAccountOf(person),
  listOwnSessions: () => ownSessions,
  listOwnSignIns: () => ownSignIns,
  resetPassword: () => ({ initialPassword: 'Kx7m-2pQd-w9Rt-h4Vb', expiresAt: iso(Date.now() + 259_200_000) }),
  resetSecondFactors: () => null,
  beginTotp: () => totpSecret,
  beginSignInTotp: () => totpSecret,
  confirmTotp: () => enrolled,
  confirmSignInTotp: () => enrolled,
  renewRecoveryCodes: () => enrolled,
  reauthenticate: () => ({ dueAt: iso(Date.now() + 300_000) }),
  ...peopleAnswers(pageOf),
  listRoles: () => ({ items: roles }),
  listApiKeys: ({ query }) => pageOf(apiKeyAnswers.list(query), query),
  createApiKey: apiKeyAnswers.create,
  rotateApiKey: apiKeyAnswers.rotate,
  changeApiKey: apiKeyAnswers.change,
  revokeApiKey: () => null,
  listSettingDefinitions: () => ({ items: settingDefinitions }),
  getSettings: ({ query }) => settingsAt(query['targetId']),
  previewSettingChange: () => settingPreview,
  changeSettings: () => settingChanges[0],
  undoSettingChange: () => settingChanges[0],
  listSettingChanges: ({ query }) => pageOf(settingChanges, query),
  listSettingReceipts: ({ query }) =>
    pageOf(
      settingReceipts.filter(({ state }) => query['state'] === undefined || state === query['state']),
      query,
    ),
  countSettingReceipts: () => ({ applied: 196, waiting: 12, offline: 5, not_possible: 1 }),
  listOrgUnits: () => ({ items: orgUnits }),
  listAgents: ({ query }) => {
    const { kind, ...snapshot } = boardSnapshot(Date.now(), () => true)
    return pageOf(kind === 'snapshot' ? snapshot.rows : [], query)
  },
  forceAgentState: () => boardSnapshot(Date.now(), () => true).rows[0],
  listNotReadyReasons: () => ({
    items: [
      { code: 'break', name: { ko: '휴식', en: 'Break', ja: '休憩', zh: '休息' }, limitMs: null },
      { code: 'training', name: { ko: '교육', en: 'Training', ja: '研修', zh: '培训' }, limitMs: null },
    ],
  }),
  listDispositions: () => ({
    items: [
      {
        code: 'promise',
        name: { ko: '납부 약속', en: 'Promise', ja: '支払約束', zh: '承诺还款' },
        dispositionClass: 'promise',
        consequence: 'done',
        shortcut: '1',
      },
      {
        code: 'sale',
        name: { ko: '가입 완료', en: 'Sale', ja: '成約', zh: '成交' },
        dispositionClass: 'sale',
        consequence: 'done',
        shortcut: '2',
      },
      {
        code: 'refused',
        name: { ko: '거절', en: 'Refused', ja: '拒否', zh: '拒绝' },
        dispositionClass: 'refused',
        consequence: 'stop_number',
        shortcut: '3',
      },
    ],
  }),
  listCalls: ({ query }) => {
    const { outcome, coverage, dispositionCode } = query
    const found = calls.filter(
      ({ call, phoneNumber }) =>
        fits(call, phoneNumber, query) &&
        (outcome === undefined || call.outcome === outcome) &&
        (coverage === undefined || call.coverage === coverage) &&
        (dispositionCode === undefined || call.disposition?.code === dispositionCode),
    )
    return pageOf(
      found.map(({ call }) => call),
      query,
    )
  },
  getCall: (asked) => findCall(asked).call,
  getCallTrace: (asked) => traceOf(findCall(asked).call),
  revealCallNumber: (asked) => {
    const { phoneNumber } = findCall(asked)
    return { phoneNumber, text: `010-${phoneNumber.slice(5, 9)}-${phoneNumber.slice(9)}` }
  },
  revealCallName: (asked) => {
    const { customerName, customerReference } = findCall(asked).call
    return { name: customerName, reference: customerReference }
  },
  listRecordings: ({ query }) => {
    const { state, mode, isMarked } = query
    const found = calls.flatMap(({ recording, phoneNumber }) =>
      recording !== null &&
      fits(recording, phoneNumber, query) &&
      (state === undefined || recording.state === state) &&
      (mode === undefined || recording.mode === mode) &&
      (isMarked === undefined || recording.isMarked)
        ? [recording]
        : [],
    )
    return pageOf(found, query)
  },
  getRecording: findRecording,
  createListenRequest: () => listenRequests[1],
  ...listeningAnswers,
  listListenRequests: ({ query, person }) => {
    const { state, mine, recordingId } = query
    const found = listenRequests.filter(
      (one) =>
        (state === undefined || one.state === state) &&
        (recordingId === undefined || one.recordingId === recordingId) &&
        (mine === undefined || (mine === 'true' ? one.requesterId === person.accountId : one.mayDecide)),
    )
    return pageOf(found, query)
  },
  decideListenRequest: ({ params, body }) => {
    const index = listenRequests.findIndex((one) => one.listenRequestId === params['listenRequestId'])
    const before = listenRequests[index]
    if (!before)
      throw new FakeRefusal(404, 'recordings.listen_request_not_found', '청취 신청을 찾을 수 없습니다.')
    const state = body['decision'] === 'approved' ? 'approved' : 'rejected'
    const after = {
      ...before,
      state,
      mayDecide: false,
      decidedByName: '한지원',
      decidedAt: iso(Date.now()),
    } as const
    listenRequests[index] = after
    return after
  },
  createListenGrant: (asked) => {
    if (asked.params['recordingId'] === idOf('rec', 10))
      throw new FakeRefusal(403, 'accounts.reauthentication_required', '본인 확인이 필요한 작업입니다.')
    const recording = findRecording(asked)
    if (recording.listening !== 'allowed') {
      throw new FakeRefusal(403, 'recordings.listen_not_approved', '청취 승인을 받지 않은 녹취입니다.')
    }
    return sound.grant(
      String(asked.body['publicKey']),
      idOf('lgr', 1),
      recording.rendition === 'ready',
      asked.person.name,
    )
  },
  listMarks: (asked) => ({ items: findRecording(asked).recordingId === idOf('rec', 3) ? marks : [] }),
  createMark: ({ body, person }) => {
    const mark = {
      markId: idOf('mrk', marks.length + 1),
      atMs: Number(body['atMs']),
      text: String(body['text']),
      createdBy: person.name,
      createdAt: iso(Date.now()),
    }
    marks.push(mark)
    return mark
  },
  deleteMark: ({ params }) => {
    marks.splice(
      marks.findIndex(({ markId }) => markId === params['markId']),
      1,
    )
    return null
  },
  ...deviceAnswers(pageOf),
  ...reviewAnswers(pageOf),
  getSystemStatus: () => systemStatus,
  listSystemErrors: ({ query }) => pageOf(systemErrors, query),
  listSystemChanges: ({ query }) => pageOf(systemChanges, query),
  listAuditEntries: ({ query }) => {
    const { kind, action, actorId, objectId, from, to } = query
    const found = auditEntries.filter(
      (entry) =>
        (kind === undefined || entry.kind === kind) &&
        (action === undefined || entry.action === action) &&
        (actorId === undefined || entry.actorId === actorId) &&
        (objectId === undefined || entry.objectId === objectId) &&
        (from === undefined || entry.at >= from) &&
        (to === undefined || entry.at < to),
    )
    return pageOf(found, query)
  },
}

/** Feeds a stream: the board changes every two seconds. Returns what ends it. */
export function feedStream(operation: string, { query }: Asked, send: (data: unknown) => void): () => void {
  if (operation !== 'watchBoard') return () => undefined
  send(boardSnapshot(Date.now(), (row) => isWithin(row.orgUnitId, query['orgUnitId'])))
  let tick = 0
  const timer = setInterval(() => {
    tick += 1
    const change = boardChange(Date.now(), tick)
    const rows = change.rows.filter((row) => isWithin(row.orgUnitId, query['orgUnitId']))
    send({ ...change, rows })
  }, 2_000)
  return () => clearInterval(timer)
}
