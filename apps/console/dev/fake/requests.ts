import type { AuditEntryResponse, ListenRequestResponse, MarkResponse } from '@smartym/contract'
import { phrase } from '@smartym/phrases'
import { calls, startedAt } from './calls.ts'
import { accounts } from './people.ts'
import { createRandom, idOf, iso } from './random.ts'

const random = createRandom(5)
const reasons = ['complaint', 'quality', 'dispute', 'audit', 'training', 'other'] as const
const texts = [
  '민원 접수번호 2026-11-0412 관련하여 이자율 안내 내용을 확인하려고 합니다.',
  '11월 통화품질 표본 평가 대상입니다.',
  '고객이 약정 금액을 다르게 안내받았다고 주장하여 사실 확인이 필요합니다.',
  '3분기 자체 감사 표본 14번입니다.',
  '신입 상담원 교육 자료로 쓸 수 있는지 검토합니다.',
]

/** The company's list of reasons to listen. */
export const listenReasons = reasons.map((code) => {
  const key = `console.listen_reason.${code}` as const
  return {
    code,
    name: { ko: phrase('ko', key), en: phrase('en', key), ja: phrase('ja', key), zh: phrase('zh', key) },
  }
})

const states = ['open', 'open', 'rejected', 'open', 'approved', 'open', 'expired'] as const

/** Which call a request is about: those with a recording of their own page come first. */
function targetOf(index: number) {
  const target = calls[index + 3]
  if (!target?.recording) throw new Error(`call ${index + 3} has no recording`)
  return { call: target.call, recording: target.recording }
}

function decisionOf(state: ListenRequestResponse['state'], at: number) {
  const isDecided = state === 'approved' || state === 'rejected'
  return {
    decidedByName: isDecided ? '이현수' : null,
    decidedAt: isDecided ? iso(at + 600_000) : null,
    decisionNote: state === 'rejected' ? '사유에 접수번호를 적어 다시 신청해 주십시오.' : null,
    playsLeft: state === 'approved' ? 3 : null,
  }
}

function requestOf(index: number): ListenRequestResponse {
  const { call, recording } = targetOf(index)
  const state = states[index % states.length] ?? 'open'
  const isOwn = [1, 2, 4].includes(index)
  const at = startedAt - (index + 1) * 1_740_000
  return {
    listenRequestId: idOf('lrq', index + 1),
    recordingId: recording.recordingId,
    callId: call.callId,
    state,
    reason: reasons[index % reasons.length] ?? 'other',
    text: texts[index % texts.length] ?? '',
    requesterId: idOf('acc', isOwn ? 1 : 2),
    requesterName: isOwn ? '한지원' : '오세훈',
    agentName: call.agentName,
    orgUnitName: call.orgUnitName,
    customerNumber: call.customerNumber,
    callStartedAt: call.startedAt,
    durationMs: call.durationMs,
    recordingCount: index === 3 ? 3 : 1,
    reasonName: listenReasons.find(({ code }) => code === reasons[index % reasons.length])?.name ?? null,
    approvals: index === 3 ? [{ accountName: '이현수', approvedAt: iso(at + 300_000), note: null }] : [],
    approvalsNeeded: index === 3 ? 2 : 1,
    mayWithdraw: isOwn && (state === 'open' || state === 'approved'),
    createdAt: iso(at),
    expiresAt: iso(startedAt + 3_600_000 * 20),
    ...decisionOf(state, at),
    mayDecide: state === 'open' && !isOwn,
  }
}

/** Open ones of others, own ones, decided ones. */
export const listenRequests: ListenRequestResponse[] = Array.from({ length: 8 }, (_, index) =>
  requestOf(index),
)

export const marks: MarkResponse[] = [
  {
    markId: idOf('mrk', 1),
    atMs: 7_400,
    text: '본인 확인',
    createdBy: '한지원',
    createdAt: iso(startedAt - 900_000),
  },
  {
    markId: idOf('mrk', 2),
    atMs: 31_000,
    text: '이자율 안내',
    createdBy: '한지원',
    createdAt: iso(startedAt - 840_000),
  },
  {
    markId: idOf('mrk', 3),
    atMs: 52_500,
    text: '고객 동의',
    createdBy: '오세훈',
    createdAt: iso(startedAt - 400_000),
  },
]

const acts = [
  ['login', 'accounts.signed_in', 'session'],
  ['listen', 'recordings.listened', 'recording'],
  ['change', 'recordings.listen_requested', 'recording'],
  ['refusal', 'recordings.listen_refused', 'recording'],
  ['reveal', 'calls.number_revealed', 'call'],
  ['download', 'recordings.downloaded', 'recording'],
  ['change', 'recordings.listen_approved', 'recording'],
  ['refusal', 'accounts.sign_in_refused', 'account'],
  ['change', 'settings.changed', 'setting'],
] as const

function entryOf(index: number): AuditEntryResponse {
  const [kind, action, objectKind] = acts[index % acts.length] ?? acts[0]
  const actor = random.pick(accounts)
  const needsReason = kind === 'listen' || kind === 'download' || action.startsWith('recordings.listen_')
  const objectId =
    objectKind === 'recording' ? idOf('rec', 3) : objectKind === 'call' ? idOf('call', 3) : null
  return {
    auditEntryId: idOf('aud', index + 1),
    position: index === 0 ? null : 48_211 - index,
    at: iso(startedAt - index * 97_000),
    kind,
    action,
    actorKind: 'account',
    actorId: actor.accountId,
    actorName: actor.name,
    address: `10.20.${3 + (index % 4)}.${20 + (index % 60)}`,
    deviceId: null,
    objectKind,
    objectId,
    subjectReference: objectId === null ? null : 'C-481922',
    reason: needsReason ? (texts[index % texts.length] ?? null) : null,
    detail:
      kind === 'refusal'
        ? { code: 'recordings.listen_not_approved' }
        : kind === 'listen'
          ? { purpose: 'play', listenGrantId: idOf('lgr', index) }
          : {},
  }
}

export const auditEntries: readonly AuditEntryResponse[] = Array.from({ length: 260 }, (_, index) =>
  entryOf(index),
)
