import type { OrgUnitKind } from '@smartym/contract'
import { defineError } from '../../platform/errors/index.ts'

export const orgUnitNotFound = defineError('organization.not_found')
export const orgUnitNameTaken = defineError<{ name: string }>('organization.name_taken')
export const orgUnitInsideItself = defineError('organization.inside_itself')
export const orgUnitInUse = defineError<{ accounts: number; units: number }>('organization.in_use')
export const orgUnitClosed = defineError('organization.closed')
export const orgUnitTooDeep = defineError<{ maxDepth: number }>('organization.too_deep')
export const orgUnitKindOrder = defineError<{ kind: OrgUnitKind; parentKind: OrgUnitKind }>(
  'organization.kind_order',
)
