import type { ReviewDetail, ReviewFigures, ReviewSummary } from '@smartym/contract'
import type { Answer, Asked } from './asked.ts'
import { accounts } from './people.ts'
import { idOf, iso } from './random.ts'

const now = Date.now()
const dayMs = 24 * 3_600_000
const hourMs = 3_600_000

/* The month that many months ago, at Seoul's midnight. */
function startOf(monthsAgo: number): number {
  const local = new Date(now + 9 * hourMs)
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth() - monthsAgo, 1) - 9 * hourMs
}

const figures: ReviewFigures = {
  countedAt: iso(startOf(0) + 7 * 60_000),
  entries: 128_404,
  people: 214,
  kinds: [
    { kind: 'view', entries: 61_022 },
    { kind: 'login', entries: 31_204 },
    { kind: 'change', entries: 34_871 },
    { kind: 'listen', entries: 812 },
    { kind: 'download', entries: 61 },
    { kind: 'reveal', entries: 322 },
    { kind: 'refusal', entries: 112 },
  ],
  actions: [
    { action: 'calls.searched', kind: 'view', entries: 40_220 },
    { action: 'dialing.requested', kind: 'change', entries: 31_008 },
    { action: 'accounts.signed_in', kind: 'login', entries: 18_702 },
    { action: 'calls.viewed', kind: 'view', entries: 12_540 },
    { action: 'recordings.listened', kind: 'listen', entries: 812 },
    { action: 'calls.number_revealed', kind: 'reveal', entries: 322 },
    { action: 'accounts.sign_in_refused', kind: 'refusal', entries: 97 },
    { action: 'calls.exported', kind: 'download', entries: 41 },
    { action: 'accounts.role_assigned', kind: 'change', entries: 6 },
  ],
  figures: [
    { figure: 'sign_in_failures', entries: 97 },
    { figure: 'locks', entries: 4 },
    { figure: 'refusals', entries: 15 },
    { figure: 'reveals', entries: 322 },
    { figure: 'listens', entries: 812 },
    { figure: 'downloads', entries: 61 },
    { figure: 'unexplained_downloads', entries: 2 },
    { figure: 'outside_hours', entries: 38 },
    { figure: 'permission_changes', entries: 19 },
    { figure: 'administrator_changes', entries: 44 },
  ],
  lookers: accounts.slice(0, 8).map(({ accountId, name }, index) => ({
    accountId,
    name,
    entries: 1_480 - index * 130,
    earlierAverage: index === 5 ? null : 640 + index * 70,
    isUnusual: index === 0,
  })),
  earlierMonths: ['2026-07', '2026-08', '2026-09'],
  outsideHours: accounts
    .slice(1, 4)
    .map(({ accountId, name }, index) => ({ accountId, name, entries: 21 - index * 6 })),
  administrators: accounts.slice(3, 4).map(({ accountId, name }) => ({ accountId, name, entries: 44 })),
}

const finding = (number: number, changes: Partial<ReviewDetail['findingList'][number]>) => ({
  findingId: idOf('fnd', number),
  severity: 'medium' as const,
  text: '',
  measure: null,
  state: 'open' as const,
  auditEntryIds: [],
  ...changes,
})
const findings = [
  finding(1, {
    severity: 'high',
    text: '퇴근 후 22시 이후에 고객 12명의 통화를 잇달아 조회한 사용자가 있습니다. 업무 지시 여부를 팀장에게 확인하였습니다.',
    measure: '소명서를 받고 조회 권한을 팀 범위로 줄였습니다.',
    state: 'done',
    auditEntryIds: [idOf('aud', 3), idOf('aud', 12), idOf('aud', 21)],
  }),
  finding(2, {
    text: '사유가 없는 신청서 인쇄가 2건 있습니다.',
    auditEntryIds: [idOf('aud', 6)],
  }),
]

interface Made {
  readonly monthsAgo: number
  readonly changes: Partial<ReviewDetail>
}

function reviewOf({ monthsAgo, changes }: Made, index: number): ReviewDetail {
  const from = startOf(monthsAgo)
  const to = startOf(monthsAgo - 1)
  const state = changes.state ?? 'signed'
  const dueAt = changes.dueAt ?? iso(to + 10 * dayMs)
  const list = changes.findingList ?? []
  const signedAt = state === 'signed' ? iso(to + (4 + index) * dayMs) : null
  return {
    reviewId: idOf('rvw', index + 1),
    month: new Date(from + 9 * hourMs).toISOString().slice(0, 7),
    from: iso(from),
    to: iso(to),
    isOverdue: state !== 'signed' && Date.parse(dueAt) < now,
    result: state === 'signed' ? 'clean' : null,
    entries: figures.entries - index * 4_021,
    findings: list.length,
    openFindings: list.filter((each) => each.state === 'open').length,
    signedAt,
    revision: 4,
    reviewerId: idOf('acc', 5),
    reviewerName: '문감사',
    figures: { ...figures, entries: figures.entries - index * 4_021 },
    findingList: [],
    conclusion: state === 'signed' ? '접속기록을 점검한 결과 이상이 없습니다.' : null,
    reviewerActs: 0,
    returnReason: null,
    signatures:
      signedAt === null
        ? []
        : [
            {
              role: 'reviewer',
              accountId: idOf('acc', 5),
              name: '문감사',
              note: null,
              signedAt,
              sha256: 'c3b5a0d4'.repeat(8),
              auditEntryId: idOf('aud', 40),
              isIntact: index !== 5,
            },
          ],
    addenda: [],
    mayTake: false,
    mayEdit: false,
    mayCountersign: false,
    mayAddend: state === 'signed',
    ...changes,
    dueAt,
    state,
  }
}

const countersigned = (review: ReviewDetail): ReviewDetail => ({
  ...review,
  signatures: [
    ...review.signatures,
    {
      role: 'countersigner',
      accountId: idOf('acc', 6),
      name: '서감사',
      note: '관리자의 설정 변경까지 확인하였습니다.',
      signedAt: review.signedAt ?? iso(now),
      sha256: '7f01ab9e'.repeat(8),
      auditEntryId: idOf('aud', 41),
      isIntact: true,
    },
  ],
})

const made: readonly Made[] = [
  {
    monthsAgo: 1,
    changes: {
      state: 'in_review',
      dueAt: iso(now + 6 * dayMs + hourMs),
      findingList: findings,
      mayTake: true,
      mayEdit: true,
      reviewerActs: 3,
    },
  },
  {
    monthsAgo: 2,
    changes: {
      state: 'open',
      dueAt: iso(now - 3 * dayMs - hourMs),
      reviewerId: null,
      reviewerName: null,
      mayTake: true,
    },
  },
  {
    monthsAgo: 3,
    changes: {
      state: 'countersigning',
      dueAt: iso(now - dayMs - hourMs),
      reviewerName: '강관리',
      reviewerActs: 27,
      result: 'clean',
      conclusion: '이상이 없습니다.',
      mayCountersign: true,
    },
  },
  {
    monthsAgo: 4,
    changes: {
      result: 'findings',
      findingList: findings,
      openFindings: 0,
      addenda: [
        {
          addendumId: idOf('rad', 1),
          text: '신청서 인쇄에 사유 입력을 안내하였고, 두 사람 모두 사유를 제출하였습니다.',
          findingId: idOf('fnd', 2),
          isFindingDone: true,
          authorName: '문감사',
          at: iso(startOf(3) + 12 * dayMs),
          sha256: '19e2c0ff'.repeat(8),
          auditEntryId: idOf('aud', 44),
        },
      ],
    },
  },
  { monthsAgo: 5, changes: { reviewerName: '강관리', reviewerActs: 12 } },
  { monthsAgo: 6, changes: {} },
]
const reviews = made.map(reviewOf).map((review, index) => (index === 4 ? countersigned(review) : review))

const findReview = ({ params }: Asked): ReviewDetail =>
  reviews.find(({ reviewId }) => reviewId === params['reviewId']) ?? (reviews[0] as ReviewDetail)

type PageOf = (items: readonly ReviewSummary[], query: Asked['query']) => unknown

/** Reviews in every state: under way with findings, overdue, waiting for a second signature, signed, and one that was tampered with. */
export const reviewAnswers = (pageOf: PageOf): Readonly<Record<string, Answer>> => ({
  listReviews: ({ query }) =>
    pageOf(
      reviews.filter(
        (review) =>
          (query['state'] === undefined || review.state === query['state']) &&
          (query['isOverdue'] === undefined || String(review.isOverdue) === query['isOverdue']),
      ),
      query,
    ),
  getReview: findReview,
  takeReview: findReview,
  addFinding: findReview,
  changeFinding: findReview,
  deleteFinding: findReview,
  signReview: findReview,
  countersignReview: findReview,
  returnReview: findReview,
  addAddendum: findReview,
})
