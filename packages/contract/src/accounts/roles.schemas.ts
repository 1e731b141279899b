import { Type, type Static } from 'typebox'
import { Id } from '../ids.ts'
import { type Grants, permissions, roles, scopes } from '../permissions.ts'
import { closed, Instant, named, nullable, oneOf } from '../schema.ts'

/** Permission to scope; what is not there is refused. */
export const GrantsSchema = named(
  'Grants',
  Type.Unsafe<Grants>(
    closed(Object.fromEntries(permissions.map((each) => [each, Type.Optional(oneOf(scopes))]))),
  ),
)

/** A built-in role, or one that the company has made from it. */
export const RoleResponse = named(
  'Role',
  Type.Object({
    /** The built-in role, or the one that this is made from. */
    role: oneOf(roles),
    /** Null for the built-in role itself. */
    ownRoleId: nullable(Id('ownRole')),
    name: nullable(Type.String()),
    grants: GrantsSchema,
    /** People who have it. */
    accountCount: Type.Integer(),
    /** Of own roles; a change names the version that it was made from. */
    version: nullable(Type.Integer()),
    changedAt: nullable(Instant),
  }),
)
export type RoleResponse = Static<typeof RoleResponse>

/** All of them: built-in ones first, own ones by name. A company has at most `maxOwnRoles`. */
export const RoleList = named('RoleList', Type.Object({ items: Type.Array(RoleResponse) }))

/** Own roles a company can have. */
export const maxOwnRoles = 100

const roleName = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })

export const CreateOwnRoleRequest = closed({ role: oneOf(roles), name: roleName, grants: GrantsSchema })
export const ChangeOwnRoleRequest = closed({
  name: roleName,
  grants: GrantsSchema,
  /** The version that was read; another answers `accounts.role_changed_meanwhile`. */
  version: Type.Integer({ minimum: 1 }),
})
/** Null takes the own role off: the built-in one counts again. */
export const AssignOwnRoleRequest = closed({ ownRoleId: nullable(Id('ownRole')) })
