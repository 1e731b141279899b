import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { parseRolesSearch } from '../features/accounts/roles/roles.search.ts'
import { parseApiKeysSearch } from '../features/accounts/api-keys/api-keys.search.ts'
import { parseSignInSearch } from '../features/accounts/sign-in/sign-in.search.ts'
import { parseCallsSearch } from '../features/calls/calls.search.ts'
import { parseConsentsSearch, parseConsentTextSearch } from '../features/consents/consents.search.ts'
import { parseFormsSearch } from '../features/forms/forms.search.ts'
import { parseBoardSearch } from '../features/monitoring/board.search.ts'
import { parseInboxSearch } from '../features/recordings/listening/inbox.search.ts'
import { parseRecordingsSearch } from '../features/recordings/list/recordings.search.ts'
import { parseOwnListensSearch } from '../features/recordings/own-listens/own-listens.search.ts'
import { parseRemoteSettingsSearch } from '../features/remote-settings/remote-settings.search.ts'
import { parseTextsSearch } from '../features/text-messages/text-messages.search.ts'
import { parseSearch, stringifySearch } from '../platform/search-params.ts'
import { deviceRoutes } from './device.routes.tsx'
import { frameRoute, rootRoute } from './frame.route.tsx'
import { historyRoutes } from './history.routes.tsx'
import { NotFoundPage } from './not-found.page.tsx'
import { firstPage } from './pages.ts'
import { peopleRoutes } from './people.routes.tsx'
import { BrokenPage } from './broken.page.tsx'

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>
  }
}

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: parseSignInSearch,
  component: lazyRouteComponent(() => import('../features/accounts/sign-in/sign-in.page.tsx'), 'SignInPage'),
})

const homeRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  beforeLoad({ context }) {
    redirect({ throw: true, to: firstPage(context.session.permissions), replace: true })
  },
})

const boardRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/board',
  staticData: { permission: 'monitoring:view', acts: ['agents:force_state'] },
  validateSearch: parseBoardSearch,
  component: lazyRouteComponent(() => import('../features/monitoring/board.page.tsx'), 'BoardPage'),
})

const callsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/calls',
  staticData: { permission: 'calls:list', acts: ['calls:export', 'numbers:reveal'] },
  validateSearch: parseCallsSearch,
  component: lazyRouteComponent(() => import('../features/calls/calls.page.tsx'), 'CallsPage'),
})

const callRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/calls/$callId',
  staticData: { permission: 'calls:list', acts: ['numbers:reveal', 'recordings:list'] },
  component: lazyRouteComponent(() => import('../features/calls/call.page.tsx'), 'CallPage'),
})

const recordingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/recordings',
  staticData: { permission: 'recordings:list', acts: ['recordings:export', 'recordings:request_listen'] },
  validateSearch: parseRecordingsSearch,
  component: lazyRouteComponent(
    () => import('../features/recordings/list/recordings.page.tsx'),
    'RecordingsPage',
  ),
})

const recordingRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/recordings/$recordingId',
  staticData: {
    permission: 'recordings:list',
    acts: ['recordings:request_listen', 'recordings:listen', 'recordings:mark', 'recordings:download'],
  },
  component: lazyRouteComponent(
    () => import('../features/recordings/recording/recording.page.tsx'),
    'RecordingPage',
  ),
})

const listenRequestsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/listen-requests',
  staticData: { permission: 'recordings:request_listen', acts: ['recordings:approve_listen'] },
  validateSearch: parseInboxSearch,
  component: lazyRouteComponent(() => import('../features/recordings/listening/inbox.page.tsx'), 'InboxPage'),
})

const ownListensRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/own-listens',
  staticData: { permission: 'recordings:list_own_listens' },
  validateSearch: parseOwnListensSearch,
  component: lazyRouteComponent(
    () => import('../features/recordings/own-listens/own-listens.page.tsx'),
    'OwnListensPage',
  ),
})

const playerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/player',
  staticData: { permission: 'recordings:listen' },
  component: lazyRouteComponent(
    () => import('../features/recordings/sealed-file/sealed-file.page.tsx'),
    'SealedFilePage',
  ),
})

const consentsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/consents',
  staticData: { permission: 'consents:list', acts: ['consents:publish', 'consents:export'] },
  validateSearch: parseConsentsSearch,
  component: lazyRouteComponent(() => import('../features/consents/consents.page.tsx'), 'ConsentsPage'),
})

const consentTextRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/consents/$consentTextId',
  staticData: { permission: 'consents:list' },
  validateSearch: parseConsentTextSearch,
  component: lazyRouteComponent(
    () => import('../features/consents/consent-text.page.tsx'),
    'ConsentTextPage',
  ),
})

const textMessagesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/text-messages',
  staticData: {
    permission: 'text_messages:list',
    acts: ['text_messages:resend', 'text_templates:list', 'text_templates:change'],
  },
  validateSearch: parseTextsSearch,
  component: lazyRouteComponent(
    () => import('../features/text-messages/text-messages.page.tsx'),
    'TextMessagesPage',
  ),
})

const formsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/forms',
  staticData: {
    permission: 'forms:list',
    acts: ['forms:fill', 'forms:approve', 'forms:seal', 'forms:export'],
  },
  validateSearch: parseFormsSearch,
  component: lazyRouteComponent(() => import('../features/forms/forms.page.tsx'), 'FormsPage'),
})

const rolesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/roles',
  staticData: { permission: 'accounts:list', acts: ['roles:manage'] },
  validateSearch: parseRolesSearch,
  component: lazyRouteComponent(() => import('../features/accounts/roles/roles.page.tsx'), 'RolesPage'),
})

const settingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings',
  staticData: { permission: 'settings:read', acts: ['settings:change'] },
  validateSearch: parseRemoteSettingsSearch,
  component: lazyRouteComponent(
    () => import('../features/remote-settings/remote-settings.page.tsx'),
    'RemoteSettingsPage',
  ),
})

const accountRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/account',
  component: lazyRouteComponent(
    () => import('../features/accounts/own-account/own-account.page.tsx'),
    'OwnAccountPage',
  ),
})

const apiKeysRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/api-keys',
  staticData: { permission: 'api_keys:manage' },
  validateSearch: parseApiKeysSearch,
  component: lazyRouteComponent(
    () => import('../features/accounts/api-keys/api-keys.page.tsx'),
    'ApiKeysPage',
  ),
})

/** Any other address, inside the frame. */
const elsewhereRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '$',
  component: NotFoundPage,
})

const routeTree = rootRoute.addChildren([
  signInRoute,
  frameRoute.addChildren([
    homeRoute,
    boardRoute,
    callsRoute,
    callRoute,
    recordingsRoute,
    recordingRoute,
    listenRequestsRoute,
    ownListensRoute,
    playerRoute,
    ...deviceRoutes,
    consentsRoute,
    consentTextRoute,
    textMessagesRoute,
    formsRoute,
    rolesRoute,
    settingsRoute,
    apiKeysRoute,
    accountRoute,
    ...peopleRoutes,
    ...historyRoutes,
    elsewhereRoute,
  ]),
])

/** Every page of the console with its address; all state of a page stands in its address. */
export function createConsoleRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    scrollToTopSelectors: ['main'],
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: BrokenPage,
  })
}
