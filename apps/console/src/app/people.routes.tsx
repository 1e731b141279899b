import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { parseAccountsSearch } from '../features/accounts/list/accounts.search.ts'
import { parseOrganizationSearch } from '../features/organization/organization.search.ts'
import { frameRoute } from './frame.route.tsx'

const accountsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/accounts',
  staticData: { permission: 'accounts:list', acts: ['accounts:change', 'accounts:reset', 'accounts:export'] },
  validateSearch: parseAccountsSearch,
  component: lazyRouteComponent(() => import('../features/accounts/list/accounts.page.tsx'), 'AccountsPage'),
})

const newAccountRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/accounts/new',
  staticData: { permission: 'accounts:change' },
  component: lazyRouteComponent(
    () => import('../features/accounts/account/new-account.page.tsx'),
    'NewAccountPage',
  ),
})

const importAccountsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/accounts/import',
  staticData: { permission: 'accounts:change' },
  component: lazyRouteComponent(
    () => import('../features/accounts/import/import.page.tsx'),
    'ImportAccountsPage',
  ),
})

const otherAccountRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/accounts/$accountId',
  staticData: { permission: 'accounts:list', acts: ['accounts:change', 'accounts:reset'] },
  component: lazyRouteComponent(() => import('../features/accounts/account/account.page.tsx'), 'AccountPage'),
})

const organizationRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/organization',
  staticData: { permission: 'organization:list', acts: ['organization:change'] },
  validateSearch: parseOrganizationSearch,
  component: lazyRouteComponent(
    () => import('../features/organization/organization.page.tsx'),
    'OrganizationPage',
  ),
})

/** Pages of people and units. */
export const peopleRoutes = [
  accountsRoute,
  newAccountRoute,
  importAccountsRoute,
  otherAccountRoute,
  organizationRoute,
] as const
