import { Type, type Static } from 'typebox'
import { defineExport } from '../exports/exports.ts'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed, Instant, named, nullable, oneOf } from '../schema.ts'

export const orgUnitKinds = ['branch', 'group', 'team'] as const
export type OrgUnitKind = (typeof orgUnitKinds)[number]

/** Levels of the tree. */
export const maxOrgUnitDepth = 8

export const OrgUnitResponse = named(
  'OrgUnit',
  Type.Object({
    orgUnitId: Id('orgUnit'),
    parentId: nullable(Id('orgUnit')),
    kind: oneOf(orgUnitKinds),
    name: Type.String(),
    path: Type.String(),
    /** Nobody belongs to a closed unit any more; what happened in it keeps its name. */
    closedAt: nullable(Instant),
  }),
)
export type OrgUnitResponse = Static<typeof OrgUnitResponse>

const OrgUnitName = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })
export const CreateOrgUnitRequest = closed({
  /** Null for one at the top. */
  parentId: nullable(Id('orgUnit')),
  kind: oneOf(orgUnitKinds),
  name: OrgUnitName,
})
export type CreateOrgUnitRequest = Static<typeof CreateOrgUnitRequest>
/** What is absent stays. `parentId` moves the unit with all below it; null moves it to the top. */
export const ChangeOrgUnitRequest = closed({
  name: Type.Optional(OrgUnitName),
  kind: Type.Optional(oneOf(orgUnitKinds)),
  parentId: Type.Optional(nullable(Id('orgUnit'))),
  isClosed: Type.Optional(Type.Boolean()),
})
export type ChangeOrgUnitRequest = Static<typeof ChangeOrgUnitRequest>

/** Who and what belongs to each unit itself, not to those below it; units without any are left out. */
export const OrgUnitCounts = named(
  'OrgUnitCounts',
  Type.Object({
    items: Type.Array(
      Type.Object({ orgUnitId: Id('orgUnit'), accounts: Type.Integer(), devices: Type.Integer() }),
    ),
  }),
)
export type OrgUnitCounts = Static<typeof OrgUnitCounts>

const params = closed({ orgUnitId: Id('orgUnit') })

export const organizationErrors = {
  'organization.not_found': 404,
  'organization.name_taken': 409,
  'organization.inside_itself': 409,
  'organization.in_use': 409,
  'organization.closed': 409,
  'organization.too_deep': 422,
  'organization.kind_order': 422,
} as const
const listOrgUnits = defineOperation({
  id: 'listOrgUnits',
  method: 'GET',
  path: '/api/v1/org-units',
  tag: 'organization',
  summary: 'Branches, groups and teams that the caller may see, as a flat tree',
  permission: 'organization:list',
  auth: ['session', 'api_key'],
  query: closed({ withClosed: Type.Optional(Type.Boolean({ default: false })) }),
  responses: { 200: named('OrgUnitList', Type.Object({ items: Type.Array(OrgUnitResponse) })) },
  errors: [],
})

export const organizationOperations = {
  listOrgUnits,
  exportOrgUnits: defineOperation(
    defineExport(listOrgUnits, {
      id: 'exportOrgUnits',
      summary: 'The tree of units as a file, with how many belong to each (ADM-3)',
      permission: 'organization:list',
    }),
  ),
  countOrgUnitMembers: defineOperation({
    id: 'countOrgUnitMembers',
    method: 'GET',
    path: '/api/v1/org-units/counts',
    tag: 'organization',
    summary: 'How many accounts and phones each unit has (ADM-3)',
    permission: 'organization:list',
    auth: ['session', 'api_key'],
    responses: { 200: OrgUnitCounts },
    errors: [],
  }),
  createOrgUnit: defineOperation({
    id: 'createOrgUnit',
    method: 'POST',
    path: '/api/v1/org-units',
    tag: 'organization',
    summary: 'A new branch, group or team (ADM-3)',
    permission: 'organization:change',
    auth: ['session', 'api_key'],
    body: CreateOrgUnitRequest,
    responses: { 201: OrgUnitResponse },
    errors: [
      'organization.not_found',
      'organization.closed',
      'organization.name_taken',
      'organization.too_deep',
      'organization.kind_order',
    ],
  }),
  changeOrgUnit: defineOperation({
    id: 'changeOrgUnit',
    method: 'PATCH',
    path: '/api/v1/org-units/:orgUnitId',
    tag: 'organization',
    summary: 'Renames, moves, closes or reopens a unit (ADM-3)',
    permission: 'organization:change',
    auth: ['session', 'api_key'],
    params,
    body: ChangeOrgUnitRequest,
    responses: { 200: OrgUnitResponse },
    errors: [
      'organization.not_found',
      'organization.closed',
      'organization.name_taken',
      'organization.inside_itself',
      'organization.in_use',
      'organization.too_deep',
      'organization.kind_order',
    ],
  }),
}
