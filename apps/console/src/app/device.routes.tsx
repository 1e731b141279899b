import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { parseDevicesSearch } from '../features/devices/devices.search.ts'
import { parseListedDevicesSearch } from '../features/devices/listed/listed-devices.search.ts'
import { parseLinesSearch } from '../features/lines/lines.search.ts'
import { frameRoute } from './frame.route.tsx'

const devicesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/devices',
  staticData: { permission: 'devices:list', acts: ['devices:register', 'devices:change', 'devices:export'] },
  validateSearch: parseDevicesSearch,
  component: lazyRouteComponent(() => import('../features/devices/devices.page.tsx'), 'DevicesPage'),
})

const deviceRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/devices/$deviceId',
  staticData: {
    permission: 'devices:list',
    acts: ['devices:change', 'devices:register', 'devices:report_lost'],
  },
  component: lazyRouteComponent(() => import('../features/devices/device.page.tsx'), 'DevicePage'),
})

const listedDevicesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/devices/listed',
  staticData: { permission: 'devices:register', acts: ['devices:change'] },
  validateSearch: parseListedDevicesSearch,
  component: lazyRouteComponent(
    () => import('../features/devices/listed/listed-devices.page.tsx'),
    'ListedDevicesPage',
  ),
})

const linesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/lines',
  staticData: { permission: 'lines:list', acts: ['lines:change', 'lines:export'] },
  validateSearch: parseLinesSearch,
  component: lazyRouteComponent(() => import('../features/lines/lines.page.tsx'), 'LinesPage'),
})

/** Pages of phones and their SIMs. */
export const deviceRoutes = [devicesRoute, listedDevicesRoute, deviceRoute, linesRoute] as const
