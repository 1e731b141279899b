// @vitest-environment happy-dom
import '../../../test/browser.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ListenRequestResponse, RecordingResponse } from '@smartym/contract'
import { changePreferences } from '../../../platform/preferences.ts'
import { renderPage } from '../../../test/render-page.tsx'
import { sessionWith } from '../../../test/session.ts'
import { RequestPreview } from './request-preview.tsx'
import { RequestSetButton } from './request-set.button.tsx'

const number = { text: '010-****-1234', last4: '1234', isMasked: true }
const request: ListenRequestResponse = {
  listenRequestId: 'lrq_1',
  recordingId: 'rec_1',
  callId: 'call_1',
  recordingCount: 1,
  state: 'open',
  reason: 'complaint',
  reasonName: { ko: '민원 확인', en: 'Complaint', ja: '苦情', zh: '投诉' },
  text: '민원 접수번호 12',
  requesterId: 'acc_2',
  requesterName: '오세훈',
  agentName: '이수민',
  orgUnitName: '카드발급팀',
  customerNumber: number,
  callStartedAt: '2026-11-23T05:00:00.000Z',
  durationMs: 61_000,
  createdAt: '2026-11-23T05:00:00.000Z',
  expiresAt: '2026-11-24T05:00:00.000Z',
  approvals: [],
  approvalsNeeded: 1,
  decidedByName: null,
  decidedAt: null,
  decisionNote: null,
  playsLeft: null,
  mayDecide: true,
  mayWithdraw: false,
}
const reasons = { items: [{ code: 'complaint', name: request.reasonName }], maxRecordings: 2 }
const session = sessionWith('recordings:list', 'recordings:request_listen', 'recordings:approve_listen')

/* A server that keeps what it was sent; `answer` is what becomes of the request. */
function serve(answer: Partial<ListenRequestResponse> = {}) {
  const sent: { address: string; body: unknown }[] = []
  vi.stubGlobal('fetch', async (address: string, { body }: { body?: string } = {}) => {
    if (address.includes('/listen-reasons')) return Response.json(reasons)
    if (address.endsWith('/recordings')) return Response.json({ items: [{ ...request, isMarked: false }] })
    if (body !== undefined) sent.push({ address, body: JSON.parse(body) })
    return Response.json({ ...request, ...answer })
  })
  return sent
}

function show(changes: Partial<ListenRequestResponse> = {}) {
  const decided = vi.fn()
  return renderPage(() => <RequestPreview request={{ ...request, ...changes }} onDecided={decided} />, {
    session,
  }).then(() => decided)
}
const press = (key: string) => fireEvent.keyDown(document.body, { key, code: `Key${key.toUpperCase()}` })

beforeEach(() => changePreferences({ language: 'ko' }))
afterEach(() => {
  vi.unstubAllGlobals()
})

test('SEC-8: `a` approves, and the next request opens', async () => {
  const sent = serve({ state: 'approved' })
  const decided = await show()
  await screen.findByText('사유: 민원 확인')
  press('a')
  await waitFor(() => expect(decided).toHaveBeenCalledOnce())
  expect(sent).toEqual([
    { address: '/api/v1/listen-requests/lrq_1/approval', body: { decision: 'approved' } },
  ])
})

test('SEC-8: `r` refuses only with a reason', async () => {
  const sent = serve({ state: 'rejected' })
  const decided = await show()
  await screen.findByText('사유: 민원 확인')
  press('r')
  expect((await screen.findByRole('alert')).textContent).toContain('반려 사유를')
  expect(sent).toEqual([])
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '접수번호가 틀립니다' } })
  fireEvent.click(screen.getByRole('button', { name: /반려/ }))
  await waitFor(() => expect(decided).toHaveBeenCalledOnce())
  expect(sent[0]?.body).toEqual({ decision: 'rejected', note: '접수번호가 틀립니다' })
})

test('SEC-8: the first of two approvals says that one more is needed', async () => {
  serve({ state: 'open', approvalsNeeded: 2 })
  const approvals = [{ accountName: '이현수', approvedAt: request.createdAt, note: null }]
  const decided = await show({ approvalsNeeded: 2, approvals })
  await screen.findByText('2명 중 1명 승인 · 이현수')
  press('a')
  await screen.findByText(/한 명의 승인이 더 필요합니다/)
  expect(decided).toHaveBeenCalledOnce()
})

test('SEC-8: who asked may withdraw with `w`, after one question, and sees no buttons to decide', async () => {
  const sent = serve({ state: 'withdrawn' })
  await show({ mayDecide: false, mayWithdraw: true, requesterId: session.account.accountId })
  await screen.findByText('본인이 신청한 청취는 본인이 승인할 수 없습니다.')
  expect(screen.queryByRole('button', { name: /승인/ })).toBeNull()
  press('w')
  expect(sent).toEqual([])
  const dialog = await screen.findByRole('dialog')
  fireEvent.click([...dialog.querySelectorAll('button')].find(({ textContent }) => textContent === '철회')!)
  await waitFor(() =>
    expect(sent).toEqual([{ address: '/api/v1/listen-requests/lrq_1/withdrawal', body: {} }]),
  )
})

test('SEC-8: several recordings of a page are chosen one by one, up to the company’s limit, and asked for as one', async () => {
  const sent = serve()
  const row = (id: string, listening: RecordingResponse['listening']) =>
    ({
      recordingId: id,
      customerNumber: number,
      agentName: '이수민',
      startedAt: request.callStartedAt,
      durationMs: 61_000,
      listening,
    }) as RecordingResponse
  const rows = [
    row('rec_1', 'must_request'),
    row('rec_2', 'allowed'),
    row('rec_3', 'must_request'),
    row('rec_4', 'must_request'),
  ]
  await renderPage(() => <RequestSetButton rows={rows} />, { session })
  fireEvent.click(await screen.findByRole('button', { name: /청취 신청/ }))
  const boxes = await screen.findAllByRole<HTMLInputElement>('checkbox')
  expect(boxes).toHaveLength(3)
  await waitFor(() => {
    fireEvent.click(boxes[0]!)
    expect(boxes[0]?.checked).toBe(true)
  })
  fireEvent.click(boxes[2]!)
  await screen.findByRole('button', { name: '2건 신청' })
  expect(boxes[1]?.disabled).toBe(true)
  fireEvent.mouseDown(screen.getByRole('combobox'))
  fireEvent.click(await screen.findByTitle('민원 확인'))
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '민원 접수번호 12' } })
  fireEvent.click(screen.getByRole('button', { name: '2건 신청' }))
  await waitFor(() =>
    expect(sent).toEqual([
      {
        address: '/api/v1/listen-requests',
        body: { reason: 'complaint', text: '민원 접수번호 12', recordingIds: ['rec_1', 'rec_4'] },
      },
    ]),
  )
})
