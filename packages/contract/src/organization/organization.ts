import { Type, type Static } from 'typebox'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { named, nullable, oneOf } from '../schema.ts'

export const orgUnitKinds = ['branch', 'group', 'team'] as const
export type OrgUnitKind = (typeof orgUnitKinds)[number]

export const OrgUnitResponse = named(
  'OrgUnit',
  Type.Object({
    orgUnitId: Id('orgUnit'),
    parentId: nullable(Id('orgUnit')),
    kind: oneOf(orgUnitKinds),
    name: Type.String(),
    path: Type.String(),
  }),
)
export type OrgUnitResponse = Static<typeof OrgUnitResponse>
export const organizationErrors = { 'organization.not_found': 404 } as const
export const organizationOperations = {
  listOrgUnits: defineOperation({
    id: 'listOrgUnits',
    method: 'GET',
    path: '/api/v1/org-units',
    tag: 'organization',
    summary: 'Branches, groups and teams that the caller may see, as a flat tree',
    permission: 'organization:list',
    auth: ['session', 'api_key'],
    responses: { 200: named('OrgUnitList', Type.Object({ items: Type.Array(OrgUnitResponse) })) },
    errors: [],
  }),
}
