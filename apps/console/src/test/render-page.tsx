import type { ReactNode } from 'react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { render } from '@testing-library/react'
import { App } from 'antd'
import type { SessionResponse } from '@smartym/contract'
import { parseSearch, stringifySearch } from '../platform/search-params.ts'
import { SessionContext } from '../platform/session.ts'
import { sessionWith } from './session.ts'

export interface RenderOptions {
  readonly address?: string
  readonly session?: SessionResponse
}

/** Draws something as the page at an address, with a session, a router and a cache around it. */
export async function renderPage(
  page: () => ReactNode,
  { address = '/page', session = sessionWith() }: RenderOptions = {},
) {
  const rootRoute = createRootRoute()
  const routeTree = rootRoute.addChildren([
    createRoute({ getParentRoute: () => rootRoute, path: '/page', component: page }),
    createRoute({ getParentRoute: () => rootRoute, path: '$', component: () => <p>elsewhere</p> }),
  ])
  const history = createMemoryHistory({ initialEntries: [address] })
  const router = createRouter({ routeTree, history, parseSearch, stringifySearch })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  await router.load()
  const view = render(
    <QueryClientProvider client={queryClient}>
      <SessionContext value={session}>
        <App component={false}>
          <RouterProvider router={router as never} />
        </App>
      </SessionContext>
    </QueryClientProvider>,
  )
  return { ...view, router, queryClient }
}
