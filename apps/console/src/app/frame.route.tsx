import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router'
import type { Permission } from '@smartym/contract'
import { isProblem } from '../platform/problem.ts'
import { sessionQuery } from '../platform/session.ts'
import { Frame } from './frame/frame.tsx'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Without it the frame draws the page for those who may not see this one. */
    readonly permission?: Permission
    /** What acts on the page need beside; the page says which of them its reader does not have. */
    readonly acts?: readonly Permission[]
  }
}

/** Everything, with or without a session. */
export const rootRoute = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  component: Outlet,
})

/** Pages of those who have signed in. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: Frame,
  async beforeLoad({ context, location }) {
    try {
      return { session: await context.queryClient.ensureQueryData(sessionQuery) }
    } catch (error) {
      if (isProblem(error, 'auth.required')) {
        redirect({ throw: true, to: '/sign-in', search: { returnTo: location.href } })
      }
      throw error
    }
  },
})
