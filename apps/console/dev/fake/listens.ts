import type { ListenAlertResponse, ListenResponse } from '@smartym/contract'
import { calls, startedAt } from './calls.ts'
import type { Answer } from './asked.ts'
import { idOf, iso } from './random.ts'
import { pageOf } from './page-of.ts'
import { listenReasons, listenRequests } from './requests.ts'

const texts = [
  '민원 접수번호 2026-11-0412 관련하여 이자율 안내 내용을 확인하려고 합니다.',
  '11월 통화품질 표본 평가 대상입니다.',
  null,
] as const

/** Who listened to an agent's calls. */
const ownListens: readonly ListenResponse[] = calls
  .flatMap(({ recording }) => recording ?? [])
  .slice(0, 18)
  .map((recording, index) => {
    const text = texts[index % texts.length] ?? null
    const reason = text === null ? undefined : listenReasons[index % listenReasons.length]
    return {
      listenId: idOf('lis', index + 1),
      recordingId: recording.recordingId,
      callId: recording.callId,
      agentName: recording.agentName,
      customerNumber: recording.customerNumber,
      callStartedAt: recording.startedAt,
      durationMs: recording.durationMs,
      at: iso(startedAt - index * 2_460_000),
      kind: index % 5 === 4 ? 'download' : 'listen',
      listenerName: index % 2 === 0 ? '한지원' : '오세훈',
      listenerUnitName: '서울센터',
      reason: reason?.code ?? null,
      reasonName: reason?.name ?? null,
      text,
      approverNames: reason === undefined ? [] : ['이현수'],
    }
  })

/** Unusual numbers of a day. */
const listenAlerts: readonly ListenAlertResponse[] = Array.from({ length: 7 }, (_, index) => {
  const isClosed = index > 2
  return {
    listenAlertId: idOf('lal', index + 1),
    kind: index % 3 === 2 ? 'download' : 'listen',
    accountId: idOf('acc', index + 1),
    accountName: ['오세훈', '한지원', '이현수'][index % 3] ?? '',
    orgUnitName: '서울센터',
    day: `2026-11-${String(23 - index).padStart(2, '0')}`,
    threshold: 50,
    count: 51 + index * 7,
    raisedAt: iso(startedAt - index * 86_400_000),
    closedByName: isClosed ? '감사담당' : null,
    closedAt: isClosed ? iso(startedAt - index * 86_400_000 + 7_200_000) : null,
    note: isClosed ? '민원 전수 조사로 확인하였습니다.' : null,
    mayClose: !isClosed && index !== 1,
  }
})

/** Reasons, sets of requests, who listened, and what of it is unusual. */
export const listeningAnswers: Readonly<Record<string, Answer>> = {
  listListenReasons: () => ({ items: listenReasons, maxRecordings: 20 }),
  createListenRequestSet: () => listenRequests[1],
  listListenRequestRecordings: () => ({
    items: calls
      .flatMap(({ recording }) => recording ?? [])
      .slice(3, 6)
      .map((recording) => ({ ...recording, callStartedAt: recording.startedAt, playsLeft: null })),
  }),
  withdrawListenRequest: ({ params }) => {
    const found = listenRequests.find((one) => one.listenRequestId === params['listenRequestId'])
    return { ...found, state: 'withdrawn', mayDecide: false, mayWithdraw: false }
  },
  listOwnListens: ({ query }) =>
    pageOf(
      ownListens.filter(({ kind }) => query['kind'] === undefined || kind === query['kind']),
      query,
    ),
  listListenAlerts: ({ query }) =>
    pageOf(
      listenAlerts.filter(
        ({ closedAt }) =>
          query['isOpen'] === undefined || (query['isOpen'] === 'true') === (closedAt === null),
      ),
      query,
    ),
  closeListenAlert: () => ({ ...listenAlerts[0], mayClose: false, closedAt: iso(Date.now()) }),
}
