import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { parseAuditSearch } from '../features/audit/audit.search.ts'
import { parseSystemSearch } from '../features/system/system.search.ts'
import { parseReviewsSearch } from '../features/reviews/reviews.search.ts'
import { parseListenAlertsSearch } from '../features/recordings/listen-alerts/listen-alerts.search.ts'
import { frameRoute } from './frame.route.tsx'

const listenAlertsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/listen-alerts',
  staticData: { permission: 'recordings:view_alerts' },
  validateSearch: parseListenAlertsSearch,
  component: lazyRouteComponent(
    () => import('../features/recordings/listen-alerts/listen-alerts.page.tsx'),
    'ListenAlertsPage',
  ),
})

const auditRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/audit',
  staticData: { permission: 'audit:list', acts: ['audit:export'] },
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import('../features/audit/audit.page.tsx'), 'AuditPage'),
})

const reviewsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/reviews',
  staticData: { permission: 'reviews:list', acts: ['reviews:export'] },
  validateSearch: parseReviewsSearch,
  component: lazyRouteComponent(() => import('../features/reviews/reviews.page.tsx'), 'ReviewsPage'),
})

const reviewRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/reviews/$reviewId',
  staticData: {
    permission: 'reviews:list',
    acts: ['reviews:conduct', 'reviews:countersign', 'reviews:export'],
  },
  component: lazyRouteComponent(() => import('../features/reviews/review.page.tsx'), 'ReviewPage'),
})

const systemRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/system',
  staticData: { permission: 'system:view', acts: ['system:export'] },
  validateSearch: parseSystemSearch,
  component: lazyRouteComponent(() => import('../features/system/system.page.tsx'), 'SystemPage'),
})

/** Pages of what was done, and of who looks it through. */
export const historyRoutes = [listenAlertsRoute, auditRoute, reviewsRoute, reviewRoute, systemRoute] as const
