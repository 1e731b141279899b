/** A page in the picture book. `path` is the router's; `$name` is filled with what the demo has. */
export interface ScreenshotPage {
  readonly name: string
  readonly path: string
  /** Who looks; null for nobody. */
  readonly person: 'agent1' | 'manager-a' | 'manager-b' | 'branch' | 'admin' | 'auditor' | null
  readonly act?: 'play' | 'dial'
}

export const screenshotThemes = ['light', 'dark'] as const

/** Every route of the console, and the cockpit with CRM and phone. */
export const screenshotPages: readonly ScreenshotPage[] = [
  { name: 'sign-in', path: '/sign-in', person: null },
  { name: 'board', path: '/board', person: 'branch' },
  { name: 'calls', path: '/calls', person: 'branch' },
  { name: 'call', path: '/calls/$callId', person: 'branch' },
  { name: 'recordings', path: '/recordings', person: 'branch' },
  { name: 'recording', path: '/recordings/$recordingId', person: 'manager-a', act: 'play' },
  { name: 'listen-requests', path: '/listen-requests', person: 'manager-b' },
  { name: 'own-listens', path: '/own-listens', person: 'agent1' },
  { name: 'player', path: '/player', person: 'manager-a' },
  { name: 'devices', path: '/devices', person: 'admin' },
  { name: 'device', path: '/devices/$deviceId', person: 'admin' },
  { name: 'listed-devices', path: '/devices/listed', person: 'admin' },
  { name: 'lines', path: '/lines', person: 'admin' },
  { name: 'consents', path: '/consents', person: 'admin' },
  { name: 'consent-text', path: '/consents/$consentTextId', person: 'admin' },
  { name: 'text-messages', path: '/text-messages', person: 'admin' },
  { name: 'forms', path: '/forms', person: 'admin' },
  { name: 'audit', path: '/audit', person: 'auditor' },
  { name: 'reviews', path: '/reviews', person: 'auditor' },
  { name: 'review', path: '/reviews/$reviewId', person: 'auditor' },
  { name: 'listen-alerts', path: '/listen-alerts', person: 'auditor' },
  { name: 'system', path: '/system', person: 'admin' },
  { name: 'organization', path: '/organization', person: 'admin' },
  { name: 'accounts', path: '/accounts', person: 'admin' },
  { name: 'person', path: '/accounts/$accountId', person: 'admin' },
  { name: 'new-person', path: '/accounts/new', person: 'admin' },
  { name: 'import-people', path: '/accounts/import', person: 'admin' },
  { name: 'roles', path: '/roles', person: 'admin' },
  { name: 'api-keys', path: '/api-keys', person: 'admin' },
  { name: 'settings', path: '/settings', person: 'admin' },
  { name: 'account', path: '/account', person: 'manager-a' },
  { name: 'cockpit', path: '/demo', person: 'manager-a', act: 'dial' },
]
