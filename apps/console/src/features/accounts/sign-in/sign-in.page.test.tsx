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
