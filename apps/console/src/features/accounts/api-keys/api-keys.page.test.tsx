// @vitest-environment happy-dom
import '../../../test/browser.ts'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { App } from 'antd'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { changePreferences } from '../../../platform/preferences.ts'
import { parseSearch, stringifySearch } from '../../../platform/search-params.ts'
import { SessionContext } from '../../../platform/session.ts'
import { sessionWith } from '../../../test/session.ts'
import { ApiKeysPage } from './api-keys.page.tsx'
import { parseApiKeysSearch } from './api-keys.search.ts'

const apiKeyId = `key_${'1'.repeat(32)}`
const key = {
  apiKeyId,
  name: '수신 TM',
  authentication: 'secret',
  state: 'active',
  permissions: ['self', 'dialing:dial'],
  orgUnitId: null,
  orgUnitName: null,
  origins: ['https://tm.bank.example'],
  networks: [],
  createdAt: '2026-11-01T00:00:00.000Z',
  expiresAt: null,
  revokedAt: null,
  rotatedAt: null,
  lastUsedAt: null,
  lastUsedAddress: null,
  previous: null,
  thumbprint: null,
}
const secret = `smk_${'1'.repeat(32)}_secret`

interface Sent {
  readonly method: string
  readonly path: string
  readonly body: unknown
}

/* A server with one key; what was sent to change it. */
function serve(items: readonly object[] = [key]) {
  const sent: Sent[] = []
  vi.stubGlobal('fetch', async (address: string, { method = 'GET', body }: RequestInit) => {
    if (method === 'GET')
      return Response.json({ items, nextCursor: null, total: items.length, isTotalCapped: false })
    sent.push({ method, path: address, body: typeof body === 'string' ? JSON.parse(body) : undefined })
    return method === 'DELETE'
      ? new Response(null, { status: 204 })
      : Response.json(method === 'PATCH' ? key : { apiKey: key, secret }, { status: 200 })
  })
  return sent
}

async function open(address = '/api-keys') {
  changePreferences({ language: 'ko' })
  const rootRoute = createRootRoute()
  const frame = createRoute({ getParentRoute: () => rootRoute, id: 'frame' })
  const page = createRoute({
    getParentRoute: () => frame,
    path: '/api-keys',
    validateSearch: parseApiKeysSearch,
    component: ApiKeysPage,
  })
  const router = createRouter({
    routeTree: rootRoute.addChildren([frame.addChildren([page])]),
    history: createMemoryHistory({ initialEntries: [address] }),
    parseSearch,
    stringifySearch,
  })
  await router.load()
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <SessionContext value={sessionWith('api_keys:manage')}>
        <App component={false}>
          <RouterProvider router={router as never} />
        </App>
      </SessionContext>
    </QueryClientProvider>,
  )
  return router
}

/* The panel at the right is a dialog, too; this is the one in front of it. */
const dialog = () =>
  waitFor(() => {
    const front = document.querySelector<HTMLElement>('.ant-modal')
    if (front === null) throw new Error('no dialog is open')
    return within(front)
  })
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('keys of CRMs', () => {
  test('INT-1: a key is made with what was chosen, and its secret stands there once', async () => {
    const sent = serve([])
    await open()
    expect(await screen.findByText('발급된 API 키가 없습니다.')).toBeTruthy()
    press(/API 키 발급/)
    const form = await dialog()
    fireEvent.change(form.getByLabelText('이름'), { target: { value: ' 수신 TM ' } })
    fireEvent.click(form.getByRole('checkbox', { name: '통화 조회' }))
    fireEvent.change(form.getByLabelText('허용 네트워크'), { target: { value: '10.20.0.0/16\n192.0.2.7' } })
    fireEvent.click(form.getByRole('button', { name: '발급' }))
    expect(await screen.findByText(secret)).toBeTruthy()
    expect(sent).toEqual([
      {
        method: 'POST',
        path: '/api/v1/api-keys',
        body: {
          name: '수신 TM',
          authentication: 'secret',
          permissions: [
            'self',
            'browser_tokens:issue',
            'dialing:dial',
            'dialing:cancel',
            'dialing:list',
            'calls:list',
          ],
          orgUnitId: null,
          networks: ['10.20.0.0/16', '192.0.2.7'],
          origins: [],
          expiresAt: null,
        },
      },
    ])
    press('보관하였습니다')
    await waitFor(() => expect(screen.queryByText(secret)).toBeNull())
  })

  test('INT-1: what is no network and no public key is told at the field and not sent', async () => {
    const sent = serve()
    await open()
    await screen.findByText('수신 TM')
    press(/API 키 발급/)
    const form = await dialog()
    fireEvent.click(form.getByRole('radio', { name: /공개 키/ }))
    fireEvent.change(form.getByLabelText('이름'), { target: { value: 'x' } })
    fireEvent.change(await form.findByLabelText('공개 키(JWK)'), { target: { value: '-----BEGIN' } })
    fireEvent.change(form.getByLabelText('허용 네트워크'), { target: { value: 'crm.bank.example' } })
    fireEvent.click(form.getByRole('button', { name: '발급' }))
    expect(await form.findByText('JSON 형식의 공개 키가 아닙니다.')).toBeTruthy()
    expect(await form.findByText('주소나 대역(예: 10.20.0.0/16)으로 입력해 주십시오.')).toBeTruthy()
    expect(sent).toEqual([])
  })

  test('INT-1: a click opens a key; its address opens it again', async () => {
    serve()
    const router = await open()
    fireEvent.click(await screen.findByRole('button', { name: '수신 TM' }))
    expect(await screen.findByText('https://tm.bank.example')).toBeTruthy()
    expect(router.state.location.search).toEqual({ key: apiKeyId })
  })

  test('INT-1: a rotation keeps the secret of before for a day, unless told otherwise', async () => {
    const sent = serve()
    await open(`/api-keys?key=${apiKeyId}`)
    fireEvent.click(await screen.findByRole('button', { name: '교체' }))
    const form = await dialog()
    expect(form.getByRole<HTMLInputElement>('radio', { name: '1일' }).checked).toBe(true)
    fireEvent.click(form.getByRole('radio', { name: '바로 종료' }))
    fireEvent.click(form.getByRole('button', { name: '교체' }))
    expect(await screen.findByText(secret)).toBeTruthy()
    expect(sent).toMatchObject([
      { path: `/api/v1/api-keys/${apiKeyId}/rotation`, body: { overlapSeconds: 0 } },
    ])
  })

  test('INT-1: a key is revoked only after its name was typed', async () => {
    const sent = serve()
    await open(`/api-keys?key=${apiKeyId}`)
    fireEvent.click(await screen.findByRole('button', { name: '폐기' }))
    const form = await dialog()
    const end = form.getByRole('button', { name: '폐기' })
    expect(end.hasAttribute('disabled')).toBe(true)
    fireEvent.change(form.getByRole('textbox'), { target: { value: '수신 TM' } })
    fireEvent.click(end)
    await waitFor(() =>
      expect(sent).toMatchObject([{ method: 'DELETE', path: `/api/v1/api-keys/${apiKeyId}` }]),
    )
  })

  test('INT-1: a change sends what the form says, and leaving it with changes asks', async () => {
    const sent = serve()
    await open(`/api-keys?key=${apiKeyId}`)
    fireEvent.click(await screen.findByRole('button', { name: '변경' }))
    const form = await dialog()
    fireEvent.change(form.getByLabelText('허용 네트워크'), { target: { value: '10.0.0.0/8' } })
    fireEvent.click(form.getByRole('button', { name: '취소' }))
    const question = '저장하지 않은 변경이 있습니다. 닫으시겠습니까?'
    expect((await screen.findAllByText(question)).length).toBeGreaterThan(0)
    expect(sent).toEqual([])
    fireEvent.click(form.getByRole('button', { name: '저장' }))
    await waitFor(() =>
      expect(sent).toMatchObject([
        { method: 'PATCH', body: { networks: ['10.0.0.0/8'], permissions: ['self', 'dialing:dial'] } },
      ]),
    )
  })

  test('INT-1: one that ends soon says when, one that is taken from everywhere says so', async () => {
    serve([{ ...key, expiresAt: new Date(Date.now() + 3.5 * 86_400_000).toISOString() }])
    await open()
    expect(await screen.findByText('3일 뒤 만료')).toBeTruthy()
    expect(screen.getByText('제한 없음')).toBeTruthy()
    expect(screen.getByText('사용한 적 없음')).toBeTruthy()
  })
})
