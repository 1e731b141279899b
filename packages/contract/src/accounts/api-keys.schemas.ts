import { Type, type Static } from 'typebox'
import { Id } from '../ids.ts'
import { permissions, scopes } from '../permissions.ts'
import {
  closed,
  Instant,
  manyChanged,
  named,
  nullable,
  oneOf,
  page,
  pageQuery,
  withTotal,
} from '../schema.ts'
import { apiKeyAuthentications, apiKeyBulkActs, apiKeyStates } from './accounts.constants.ts'

/** A public key (RFC 7517) of which the server keeps only what verifies; private members are refused. */
export const PublicJwk = named(
  'PublicJwk',
  Type.Object(
    {
      kty: Type.String({ maxLength: 10 }),
      alg: Type.Optional(Type.String({ maxLength: 20 })),
      crv: Type.Optional(Type.String({ maxLength: 20 })),
      x: Type.Optional(Type.String({ maxLength: 200 })),
      y: Type.Optional(Type.String({ maxLength: 200 })),
      n: Type.Optional(Type.String({ maxLength: 1500 })),
      e: Type.Optional(Type.String({ maxLength: 20 })),
    },
    { additionalProperties: true },
  ),
)
export type PublicJwk = Static<typeof PublicJwk>

const changeable = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  /** Subset of the integrator's permissions. */
  permissions: Type.Array(oneOf(permissions), { minItems: 1, maxItems: 40 }),
  /** The key reaches this unit and all below it; null for the company. */
  orgUnitId: nullable(Id('orgUnit')),
  /** Origins whose pages may use browser tokens of this key. */
  origins: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 20 }),
}
const bounds = {
  /** Addresses and networks (`10.20.0.0/16`) from which the key is taken; none given is everywhere. */
  networks: Type.Array(Type.String({ maxLength: 50 }), { maxItems: 50 }),
  /** From then on the key is refused; null for never. */
  expiresAt: nullable(Instant),
}

export const CreateApiKeyRequest = closed({
  ...changeable,
  networks: Type.Optional(bounds.networks),
  expiresAt: Type.Optional(bounds.expiresAt),
  /** Default `secret`. */
  authentication: Type.Optional(oneOf(apiKeyAuthentications)),
  /** For `assertion`, and only for it. */
  publicJwk: Type.Optional(PublicJwk),
})

/** Absent members stay as they are. */
export const ChangeApiKeyRequest = Type.Object(
  {
    name: Type.Optional(changeable.name),
    permissions: Type.Optional(changeable.permissions),
    orgUnitId: Type.Optional(changeable.orgUnitId),
    origins: Type.Optional(changeable.origins),
    networks: Type.Optional(bounds.networks),
    expiresAt: Type.Optional(bounds.expiresAt),
  },
  { additionalProperties: false, minProperties: 1 },
)

export const RotateApiKeyRequest = closed({
  /** So long the secret (or public key) of before goes on working; at most 30 days. */
  overlapSeconds: Type.Integer({ minimum: 0, maximum: 30 * 86_400 }),
  /** The new one, for `assertion`. */
  publicJwk: Type.Optional(PublicJwk),
})

export const ApiKeyResponse = named(
  'ApiKey',
  Type.Object({
    apiKeyId: Id('apiKey'),
    name: Type.String(),
    authentication: oneOf(apiKeyAuthentications),
    state: oneOf(apiKeyStates),
    permissions: Type.Array(oneOf(permissions)),
    orgUnitId: nullable(Id('orgUnit')),
    orgUnitName: nullable(Type.String()),
    origins: Type.Array(Type.String()),
    networks: Type.Array(Type.String()),
    createdAt: Instant,
    expiresAt: nullable(Instant),
    revokedAt: nullable(Instant),
    rotatedAt: nullable(Instant),
    /** Exact to a minute. */
    lastUsedAt: nullable(Instant),
    lastUsedAddress: nullable(Type.String()),
    /** The secret of before, while it still works: until when, and when it was last used. */
    previous: nullable(Type.Object({ endsAt: Instant, lastUsedAt: nullable(Instant) })),
    /** RFC 7638 thumbprint of the public key; null for keys with a secret. */
    thumbprint: nullable(Type.String()),
  }),
)
export type ApiKeyResponse = Static<typeof ApiKeyResponse>

/** The secret is shown this once; it is empty for a public key, and in an answer that is given again. */
export const ApiKeySecretResponse = named(
  'ApiKeySecret',
  Type.Object({ apiKey: ApiKeyResponse, secret: Type.String() }),
)
export type ApiKeySecretResponse = Static<typeof ApiKeySecretResponse>

/** `expiresAt` belongs to `set_end`; null: it never ends. */
export const ChangeApiKeysRequest = closed({
  act: oneOf(apiKeyBulkActs),
  apiKeyIds: Type.Array(Id('apiKey'), { minItems: 1, maxItems: 200 }),
  expiresAt: Type.Optional(nullable(Instant)),
})
export type ChangeApiKeysRequest = Static<typeof ChangeApiKeysRequest>
export const ChangeApiKeysResponse = manyChanged('ApiKeysChanged', { apiKeyId: Id('apiKey') })
export type ChangeApiKeysResponse = Static<typeof ChangeApiKeysResponse>

/** Without `state`: all that are not revoked. */
export const ListApiKeysQuery = closed({
  ...pageQuery,
  ...withTotal,
  state: Type.Optional(oneOf(apiKeyStates)),
  authentication: Type.Optional(oneOf(apiKeyAuthentications)),
  search: Type.Optional(Type.String({ maxLength: 100 })),
})
export const ApiKeyPage = page('ApiKeyPage', ApiKeyResponse)

/** The caller as the server sees it. */
export const OwnApiKeyResponse = named(
  'OwnApiKey',
  Type.Object({
    apiKeyId: Id('apiKey'),
    name: Type.String(),
    authentication: oneOf(apiKeyAuthentications),
    /** Of an access token: what it was narrowed to. */
    permissions: Type.Array(oneOf(permissions)),
    scope: oneOf(scopes),
    orgUnitId: nullable(Id('orgUnit')),
    orgUnitName: nullable(Type.String()),
    origins: Type.Array(Type.String()),
    networks: Type.Array(Type.String()),
    /** From where this request came. */
    address: Type.String(),
    createdAt: Instant,
    expiresAt: nullable(Instant),
    lastUsedAt: nullable(Instant),
  }),
)

/** RFC 6749, section 4.4.2, with a signed assertion as the client's proof (RFC 7523). What it does not know it ignores. */
export const AccessTokenRequest = Type.Object(
  {
    grant_type: Type.String({ maxLength: 100 }),
    client_assertion_type: Type.Optional(Type.String({ maxLength: 200 })),
    client_assertion: Type.Optional(Type.String({ maxLength: 8000 })),
    client_id: Type.Optional(Type.String({ maxLength: 200 })),
    /** Permissions, separated by spaces; all of the key's when absent. */
    scope: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: true },
)
export type AccessTokenRequest = Static<typeof AccessTokenRequest>

/** RFC 6749, section 5.1. */
export const AccessTokenResponse = named(
  'AccessToken',
  Type.Object({
    access_token: Type.String(),
    token_type: Type.Literal('Bearer'),
    expires_in: Type.Integer(),
    scope: Type.String(),
  }),
)

/** RFC 6749, section 5.2. */
export const AccessTokenRefusal = named(
  'AccessTokenRefusal',
  Type.Object({ error: Type.String(), error_description: Type.String() }),
)
