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
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { parseSearch, stringifySearch } from '../../../platform/search-params.ts'
import { changePreferences } from '../../../platform/preferences.ts'
import { passwordPolicies } from '@smartym/rules/password-policy'
import { sessionWith } from '../../../test/session.ts'
import { SignInPage } from './sign-in.page.tsx'
import { parseSignInSearch } from './sign-in.search.ts'

async function renderSignIn(address: string) {
  changePreferences({ language: 'ko' })
  const rootRoute = createRootRoute()
  const routeTree = rootRoute.addChildren([
    createRoute({
      getParentRoute: () => rootRoute,
      path: '/sign-in',
      validateSearch: parseSignInSearch,
      component: SignInPage,
    }),
    createRoute({ getParentRoute: () => rootRoute, path: '$', component: () => <p>elsewhere</p> }),
  ])
  const history = createMemoryHistory({ initialEntries: [address] })
  const router = createRouter({ routeTree, history, parseSearch, stringifySearch })
  await router.load()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  )
  return router
}

function signIn(): void {
  fireEvent.change(screen.getByLabelText('아이디'), { target: { value: 'manager' } })
  const password = screen.getByLabelText('비밀번호')
  password.focus()
  fireEvent.change(password, { target: { value: 'secret' } })
  fireEvent.click(screen.getByRole('button', { name: '로그인' }))
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('signing in (SEC-3)', () => {
  test('SEC-3: one comes back to the address that one wanted, with all of its state', async () => {
    vi.stubGlobal('fetch', async () => Response.json(sessionWith('calls:list'), { status: 201 }))
    const router = await renderSignIn('/sign-in?returnTo=%2Fcalls%3Foutcome%3Dbusy')
    signIn()
    await waitFor(() => expect(router.state.location.href).toBe('/calls?outcome=busy'))
  })

  test('SEC-3: a refusal is told in the server’s sentence', async () => {
    const problem = {
      type: 't',
      title: '아이디 또는 비밀번호가 맞지 않습니다.',
      status: 401,
      code: 'accounts.sign_in_refused',
    }
    vi.stubGlobal('fetch', async () => Response.json(problem, { status: 401 }))
    await renderSignIn('/sign-in')
    signIn()
    expect((await screen.findByRole('alert')).textContent).toContain(problem.title)
  })

  const pending = {
    step: 'second_factor',
    secondFactors: ['totp', 'recovery_code'],
    passwordChangeReason: null,
    passwordPolicy: passwordPolicies['kr-financial-2018'],
    loginId: 'manager',
    name: '한지원',
    csrfToken: 'pending-token',
    expiresAt: '2026-11-23T06:00:00.000Z',
  }

  /* Answers by address; what is not named is not found. */
  function serve(answers: Readonly<Record<string, [status: number, body: unknown]>>) {
    const sent: { address: string; csrf: string | null; body: unknown }[] = []
    vi.stubGlobal(
      'fetch',
      async (address: string, { method, headers, body }: RequestInit & { body?: string }) => {
        const csrf = new Headers(headers).get('x-csrf-token')
        sent.push({ address, csrf, body: body === undefined ? null : JSON.parse(body) })
        const [status, answer] = answers[`${method} ${address}`] ?? [
          404,
          { title: 'x', status: 404, code: 'x' },
        ]
        return Response.json(answer, { status })
      },
    )
    return sent
  }

  test('SEC-15: after the password the code of the authenticator app is asked for, under the token of this sign-in', async () => {
    const sent = serve({
      'POST /api/v1/session': [202, pending],
      'POST /api/v1/session/pending/second-factor': [201, sessionWith('calls:list')],
    })
    const router = await renderSignIn('/sign-in?returnTo=%2Fcalls')
    signIn()
    fireEvent.change(await screen.findByLabelText('인증 코드'), { target: { value: '123456' } })
    fireEvent.click(screen.getByRole('button', { name: '확인' }))
    await waitFor(() => expect(router.state.location.href).toBe('/calls'))
    expect(sent.at(-1)).toMatchObject({ csrf: 'pending-token', body: { kind: 'totp', code: '123456' } })
  })

  test('SEC-2: an initial password wants a new one, whose rules are ticked while it is typed', async () => {
    const change = { ...pending, step: 'password_change', passwordChangeReason: 'initial' }
    const sent = serve({
      'GET /api/v1/session/pending': [200, change],
      'POST /api/v1/session/pending/password': [201, sessionWith('calls:list')],
    })
    const router = await renderSignIn('/sign-in?isPending=1')
    const field = await screen.findByLabelText('새 비밀번호')
    expect(
      screen.getByText('초기 비밀번호로 로그인하셨습니다. 사용하실 비밀번호를 정해 주십시오.'),
    ).toBeTruthy()
    const rule = () => screen.getByText('8자 이상 128자 이하').parentElement?.textContent
    expect(rule()).toContain('미충족')
    fireEvent.change(field, { target: { value: 'vK8-mt0!Zq' } })
    await waitFor(() => expect(rule()).not.toContain('미충족'))
    fireEvent.change(screen.getByLabelText('새 비밀번호 확인'), { target: { value: 'vK8-mt0!Zq' } })
    fireEvent.click(screen.getByRole('button', { name: '비밀번호 변경' }))
    await waitFor(() => expect(router.state.location.href).toBe('/'))
    expect(sent.at(-1)?.body).toEqual({ newPassword: 'vK8-mt0!Zq' })
  })

  test('SEC-2: who is throttled sees for how long, and cannot send meanwhile', async () => {
    const problem = {
      title: '시도가 너무 많습니다.',
      status: 429,
      code: 'accounts.sign_in_throttled',
      retryAfterSeconds: 30,
    }
    serve({ 'POST /api/v1/session': [429, problem] })
    await renderSignIn('/sign-in')
    signIn()
    expect((await screen.findByRole('alert')).textContent).toMatch(/(29|30)초 후에/)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: '로그인' }).disabled).toBe(true)
  })

  test('SEC-15: what the company’s provider said comes back as a sentence, and nothing else is shown from the address', async () => {
    serve({
      'GET /api/v1/sign-in-options': [
        200,
        { isLocalOpen: true, providers: [{ companyId: 'com_1', name: '통합인증' }] },
      ],
    })
    await renderSignIn('/sign-in?problem=accounts.provider_account_unknown')
    expect((await screen.findByRole('alert')).textContent).toContain('등록된 사용자가 없습니다')
    const button = await screen.findByRole('link', { name: '통합인증 로그인' })
    expect(button.getAttribute('href')).toBe('/api/v1/session/provider?companyId=com_1')
  })

  test('SEC-15: an address cannot put words on the sign-in page', async () => {
    serve({})
    await renderSignIn('/sign-in?problem=call+0900-1234')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('SEC-3: the first field has the keyboard at once, and does not take it back while one types the password', async () => {
    await renderSignIn('/sign-in')
    expect(document.activeElement).toBe(screen.getByLabelText('아이디'))
    const password = screen.getByLabelText('비밀번호')
    password.focus()
    fireEvent.change(password, { target: { value: 's' } })
    fireEvent.change(password, { target: { value: 'se' } })
    expect(document.activeElement).toBe(password)
  })
})
