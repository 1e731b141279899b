import { Type } from 'typebox'
import { defineExport } from '../exports/exports.ts'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed } from '../schema.ts'
import {
  AssignOwnRoleRequest,
  ChangeOwnRoleRequest,
  CreateOwnRoleRequest,
  RoleList,
  RoleResponse,
} from './roles.schemas.ts'

const manage = { tag: 'accounts', permission: 'roles:manage', auth: ['session'] } as const
const ofOwnRole = { params: closed({ ownRoleId: Id('ownRole') }) } as const

const listRoles = defineOperation({
  id: 'listRoles',
  method: 'GET',
  path: '/api/v1/roles',
  tag: 'accounts',
  summary: 'Built-in and own roles: what each grants, how far, and how many have it',
  permission: 'accounts:list',
  auth: ['session'],
  responses: { 200: RoleList },
  errors: [],
})

/** Roles that a company makes itself (SEC-12, ADM-3). */
export const rolesOperations = {
  listRoles,
  exportRoles: defineOperation(
    defineExport(listRoles, {
      id: 'exportRoles',
      summary: 'Roles with what each grants, and how far, as a file (ADM-3)',
      permission: 'accounts:list',
    }),
  ),
  createOwnRole: defineOperation({
    ...manage,
    id: 'createOwnRole',
    method: 'POST',
    path: '/api/v1/roles',
    summary: 'An own role, made from a built-in one',
    body: CreateOwnRoleRequest,
    responses: { 201: RoleResponse },
    errors: ['accounts.role_name_taken', 'accounts.too_many_roles', 'accounts.permission_not_grantable'],
    idempotency: 'required',
    reauthentication: true,
  }),
  changeOwnRole: defineOperation({
    ...manage,
    ...ofOwnRole,
    id: 'changeOwnRole',
    method: 'PUT',
    path: '/api/v1/roles/:ownRoleId',
    summary: 'Change what an own role grants; it counts at once for all who have it',
    body: ChangeOwnRoleRequest,
    responses: { 200: RoleResponse },
    errors: [
      'accounts.role_not_found',
      'accounts.role_name_taken',
      'accounts.role_changed_meanwhile',
      'accounts.own_rights',
      'accounts.permission_not_grantable',
    ],
    reauthentication: true,
  }),
  deleteOwnRole: defineOperation({
    ...manage,
    ...ofOwnRole,
    id: 'deleteOwnRole',
    method: 'DELETE',
    path: '/api/v1/roles/:ownRoleId',
    summary: 'Delete an own role that nobody has',
    responses: { 204: Type.Null() },
    errors: ['accounts.role_not_found', 'accounts.role_in_use'],
    reauthentication: true,
  }),
  assignOwnRole: defineOperation({
    ...manage,
    id: 'assignOwnRole',
    method: 'PUT',
    path: '/api/v1/accounts/:accountId/own-role',
    summary: 'Give somebody an own role made from the role that they have, or take it off',
    params: closed({ accountId: Id('account') }),
    body: AssignOwnRoleRequest,
    responses: { 204: Type.Null() },
    errors: [
      'accounts.not_found',
      'accounts.role_not_found',
      'accounts.role_not_fitting',
      'accounts.own_rights',
    ],
    reauthentication: true,
  }),
}
