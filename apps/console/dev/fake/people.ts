import type { AccountResponse, ListedAccount, OrgUnitResponse, SessionResponse } from '@smartym/contract'
import { builtInGrants, type Permission } from '@smartym/contract/permissions'
import { idOf, iso } from './random.ts'

interface Unit {
  readonly number: number
  readonly parent: number | null
  readonly kind: OrgUnitResponse['kind']
  readonly name: string
}

const units: readonly Unit[] = [
  { number: 1, parent: null, kind: 'branch', name: '서울센터' },
  { number: 2, parent: 1, kind: 'group', name: '수신그룹' },
  { number: 3, parent: 2, kind: 'team', name: '수신1팀' },
  { number: 4, parent: 2, kind: 'team', name: '수신2팀' },
  { number: 5, parent: 1, kind: 'group', name: '카드그룹' },
  { number: 6, parent: 5, kind: 'team', name: '카드발급팀' },
  { number: 7, parent: null, kind: 'branch', name: '부산센터' },
  { number: 8, parent: 7, kind: 'team', name: '연체관리팀' },
]

function pathOf(unit: Unit): string {
  const parent = units.find(({ number }) => number === unit.parent)
  return `${parent ? pathOf(parent) : '/'}${unit.number}/`
}

export const orgUnits: readonly OrgUnitResponse[] = units.map((unit) => ({
  orgUnitId: idOf('org', unit.number),
  parentId: unit.parent === null ? null : idOf('org', unit.parent),
  kind: unit.kind,
  name: unit.name,
  path: pathOf(unit),
  closedAt: null,
}))

/** Teams in which agents sit. */
export const teams = orgUnits.filter(({ kind }) => kind === 'team')

/** Is a unit this one or below it. */
export function isWithin(orgUnitId: string | null, top: string | undefined): boolean {
  if (top === undefined) return true
  const path = orgUnits.find((unit) => unit.orgUnitId === top)?.path ?? '?'
  return orgUnits.find((unit) => unit.orgUnitId === orgUnitId)?.path.startsWith(path) ?? false
}

function account(
  number: number,
  loginId: string,
  name: string,
  role: AccountResponse['role'],
): AccountResponse {
  return {
    accountId: idOf('acc', number),
    loginId,
    name,
    role,
    orgUnitId: idOf('org', 1),
    orgUnitName: '서울센터',
    agentId: role === 'agent' ? idOf('agt', 1) : null,
    employeeNumber: `S${1000 + number}`,
    ownRoleId: null,
    extension: role === 'agent' ? '2001' : null,
    isLocked: false,
  }
}

/** The same people as the list shows them. */
export function listedAccounts(): readonly ListedAccount[] {
  return accounts.map((person, index) => ({
    ...person,
    state: 'active',
    number: { text: `010-****-${2001 + index}`, last4: String(2001 + index), isMasked: true },
    carrier: ['KT', 'SKT', 'LG U+'][index % 3] ?? null,
    phone:
      person.agentId === null
        ? null
        : { deviceId: idOf('dev', index + 1), model: 'SM-S928N', osVersion: 'Android 16' },
    createdAt: iso(Date.now() - 86_400_000 * (index + 1)),
    deactivatedAt: null,
  }))
}

export const accounts: readonly AccountResponse[] = [
  account(1, 'manager', '한지원', 'manager'),
  account(2, 'team', '오세훈', 'team_manager'),
  account(3, 'admin', '이도윤', 'administrator'),
  account(4, 'auditor', '정유진', 'auditor'),
  account(5, 'agent', '김서연', 'agent'),
]

/** What the server answers to somebody who has signed in. */
export function sessionOf(
  person: AccountResponse,
  missingTools: SessionResponse['missingTools'] = [],
): SessionResponse {
  const grants = builtInGrants(person.role)
  return {
    account: person,
    permissions: Object.keys(grants) as Permission[],
    grants,
    ownRoleName: null,
    companyName: '새나루은행',
    timeZone: 'Asia/Seoul',
    csrfToken: 'fake-csrf-token',
    idleExpiresAt: iso(Date.now() + 1_800_000),
    absoluteExpiresAt: iso(Date.now() + 36_000_000),
    passwordExpiresAt: null,
    isDemo: true,
    missingTools,
  }
}

export const agentNames = [
  '김서연',
  '이준호',
  '박하은',
  '최민석',
  '정다인',
  '강태윤',
  '조은비',
  '윤성민',
  '장예린',
  '임도현',
  '한소희',
  '오지훈',
  '서나연',
  '신우진',
  '권지아',
  '황민재',
  '안수빈',
  '송현우',
  '전채원',
  '홍승기',
  '유가영',
  '고은찬',
  '문서아',
  '배진우',
  '남궁예지',
  '황보태경',
  'Alexandria Featherstonehaugh-Montgomery',
] as const
