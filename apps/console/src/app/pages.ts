import type { ComponentType } from 'react'
import {
  AlertOutlined,
  ApartmentOutlined,
  ApiOutlined,
  AudioOutlined,
  AuditOutlined,
  CloudServerOutlined,
  DashboardOutlined,
  EyeOutlined,
  FileDoneOutlined,
  FileProtectOutlined,
  FileSearchOutlined,
  FolderOpenOutlined,
  KeyOutlined,
  MessageOutlined,
  MobileOutlined,
  PhoneOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  SolutionOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import type { Permission } from '@smartym/contract'
import type { PhraseKey } from '@smartym/phrases'

export interface NavigationEntry {
  readonly to: string
  readonly phrase: PhraseKey
  readonly icon: ComponentType
  readonly permission: Permission
}

export interface NavigationGroup {
  readonly phrase: PhraseKey
  readonly entries: readonly NavigationEntry[]
}

/** The pages that one goes to, in their groups; a page that a reader may not see is not shown. */
export const navigation: readonly NavigationGroup[] = [
  {
    phrase: 'console.nav.operation',
    entries: [
      { to: '/board', phrase: 'console.board.title', icon: DashboardOutlined, permission: 'monitoring:view' },
      { to: '/calls', phrase: 'console.calls.title', icon: PhoneOutlined, permission: 'calls:list' },
      {
        to: '/recordings',
        phrase: 'console.recordings.title',
        icon: AudioOutlined,
        permission: 'recordings:list',
      },
      {
        to: '/listen-requests',
        phrase: 'console.listen_requests.title',
        icon: FileProtectOutlined,
        permission: 'recordings:request_listen',
      },
      {
        to: '/own-listens',
        phrase: 'console.own_listens.title',
        icon: EyeOutlined,
        permission: 'recordings:list_own_listens',
      },
      {
        to: '/player',
        phrase: 'console.sealed_file.title',
        icon: FolderOpenOutlined,
        permission: 'recordings:listen',
      },
    ],
  },
  {
    phrase: 'console.nav.administration',
    entries: [
      {
        to: '/organization',
        phrase: 'console.organization.title',
        icon: ApartmentOutlined,
        permission: 'organization:list',
      },
      { to: '/accounts', phrase: 'console.accounts.title', icon: TeamOutlined, permission: 'accounts:list' },
      { to: '/roles', phrase: 'console.roles.title', icon: KeyOutlined, permission: 'accounts:list' },
      { to: '/devices', phrase: 'console.devices.title', icon: MobileOutlined, permission: 'devices:list' },
      { to: '/lines', phrase: 'console.lines.title', icon: SolutionOutlined, permission: 'lines:list' },
      { to: '/api-keys', phrase: 'console.api_keys.title', icon: ApiOutlined, permission: 'api_keys:manage' },
      {
        to: '/consents',
        phrase: 'console.consents.title',
        icon: AuditOutlined,
        permission: 'consents:list',
      },
      {
        to: '/text-messages',
        phrase: 'console.texts.title',
        icon: MessageOutlined,
        permission: 'text_messages:list',
      },
      { to: '/forms', phrase: 'console.forms.title', icon: FileDoneOutlined, permission: 'forms:list' },
      {
        to: '/settings',
        phrase: 'console.settings.title',
        icon: SettingOutlined,
        permission: 'settings:read',
      },
    ],
  },
  {
    phrase: 'console.nav.audit',
    entries: [
      {
        to: '/audit',
        phrase: 'console.audit.title',
        icon: SafetyCertificateOutlined,
        permission: 'audit:list',
      },
      {
        to: '/reviews',
        phrase: 'console.reviews.title',
        icon: FileSearchOutlined,
        permission: 'reviews:list',
      },
      {
        to: '/listen-alerts',
        phrase: 'console.alerts.title',
        icon: AlertOutlined,
        permission: 'recordings:view_alerts',
      },
      {
        to: '/system',
        phrase: 'console.system.title',
        icon: CloudServerOutlined,
        permission: 'system:view',
      },
    ],
  },
]

/** The first page that somebody with these permissions may see. */
export function firstPage(permissions: readonly Permission[]): string {
  const entries = navigation.flatMap((group) => group.entries)
  return entries.find(({ permission }) => permissions.includes(permission))?.to ?? '/no-page'
}
