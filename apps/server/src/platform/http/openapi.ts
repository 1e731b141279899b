import {
  type AuthKind,
  errorStatuses,
  type Operation,
  ProblemResponse,
  signedRequestHeaders,
} from '@smartym/contract'
import { Type, type TSchema } from 'typebox'

/** How each kind of proof travels. */
export const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: '__Host-smartym' },
  api_key: { type: 'http', scheme: 'bearer', description: 'API key of a CRM server' },
  api_key_signature: {
    type: 'apiKey',
    in: 'header',
    name: signedRequestHeaders.signature,
    description:
      '`v1,base64(HMAC-SHA256(secret, id.timestamp.METHOD.path?query.sha256(body)))`, with the headers `smartym-key`, `smartym-id` and `smartym-timestamp`',
  },
  api_key_token: {
    type: 'oauth2',
    description: 'Access token for a key with a public key (RFC 7523)',
    flows: { clientCredentials: { tokenUrl: '/api/v1/oauth/token', scopes: {} } },
  },
  browser_token: { type: 'http', scheme: 'bearer', description: 'Token for one agent’s browser' },
  device: {
    type: 'http',
    scheme: 'DPoP',
    description: 'Token of a connected phone with a proof by its key in the header `DPoP` (RFC 9449)',
  },
} as const

function isErrorCode(code: string): code is keyof typeof errorStatuses {
  return code in errorStatuses
}

function isPaged({ query }: Operation): boolean {
  return query !== undefined && 'properties' in query && 'cursor' in (query.properties as object)
}

/* Codes by status, so that each status has one answer that lists its codes. */
function codesByStatus(operation: Operation): Map<number, string[]> {
  const everywhere = [
    'request.invalid',
    'request.too_many',
    'request.headers_too_large',
    'server.busy',
    ...(isPaged(operation) ? ['request.cursor_invalid'] : []),
    ...(operation.body === undefined ? [] : ['request.too_large', 'request.unsupported_media_type']),
    ...(operation.auth.includes('none') ? [] : ['auth.required', 'auth.forbidden']),
    ...(operation.auth.includes('device')
      ? ['devices.proof_invalid', 'devices.proof_nonce_required', 'devices.not_active']
      : []),
    ...(operation.auth.includes('api_key')
      ? ['accounts.api_key_expired', 'accounts.signature_refused', 'accounts.network_refused']
      : []),
  ]
  const ofIdempotency = [
    'request.idempotency_key_missing',
    'request.idempotency_key_in_use',
    'request.idempotency_key_reused',
  ]
  const codes = [
    ...everywhere,
    ...(operation.idempotency === 'required' ? ofIdempotency : []),
    ...(operation.reauthentication === undefined ? [] : ['accounts.reauthentication_required']),
    ...operation.errors,
  ]
  const found = new Map<number, string[]>()
  for (const code of new Set(codes.filter(isErrorCode))) {
    const status = errorStatuses[code]
    found.set(status, [...(found.get(status) ?? []), code])
  }
  return found
}

function successAnswer(operation: Operation, schema: TSchema): object {
  const description = operation.summary
  if (operation.isEventStream === true) return { description, content: { 'text/event-stream': { schema } } }
  if (operation.binary !== undefined) {
    const types = operation.mediaTypes ?? [operation.binary]
    const bytes = { schema: Type.String({ format: 'binary' }) }
    return { description, content: Object.fromEntries(types.map((type) => [type, bytes])) }
  }
  return { description, content: { 'application/json': { schema } } }
}

function answersOf(operation: Operation): Record<string, object> {
  const answers: Record<string, object> = {}
  for (const [status, schema] of Object.entries(operation.responses)) {
    answers[status] =
      status === '204' || status === '302'
        ? { description: operation.summary, type: 'null' }
        : successAnswer(operation, schema)
  }
  for (const [status, codes] of codesByStatus(operation)) {
    /* A foreign standard has its own form of refusals. */
    if (status in operation.responses) continue
    answers[status] = {
      description: codes.map((code) => `\`${code}\``).join(', '),
      content: { 'application/problem+json': { schema: ProblemResponse } },
    }
  }
  return answers
}

function headersOf(operation: Operation): TSchema | undefined {
  if (operation.idempotency !== 'required') return operation.headers
  const key = Type.Object({ 'idempotency-key': Type.String({ minLength: 1, maxLength: 200 }) })
  return operation.headers === undefined ? key : Type.Intersect([operation.headers, key])
}

/** The ways in which a kind of caller may prove itself, each enough. */
const schemesOf = (kind: Exclude<AuthKind, 'none'>): string[] =>
  kind === 'api_key' ? ['api_key', 'api_key_signature', 'api_key_token'] : [kind]

/** What the OpenAPI document says of an operation beyond what validation needs. */
export function describeOperation(operation: Operation): Record<string, unknown> {
  const proofs = operation.auth.filter((kind): kind is Exclude<AuthKind, 'none'> => kind !== 'none')
  const security = [
    ...proofs.flatMap(schemesOf).map((scheme) => ({ [scheme]: [] })),
    ...(operation.auth.includes('none') ? [{}] : []),
  ]
  const headers = headersOf(operation)
  return {
    ...(headers && { headers }),
    response: answersOf(operation),
    security,
    'x-permission': operation.permission,
    'x-error-codes': operation.errors,
    ...(operation.reauthentication !== undefined && { 'x-reauthentication': operation.reauthentication }),
  }
}

type Json = Record<string, unknown>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Moves every schema with a title into `components.schemas` under that name. Throws when two different schemas have
 * the same title, since a client could not tell them apart.
 */
export function nameSchemas<D extends object>(document: D): D {
  const schemas: Json = {}
  const texts = new Map<string, string>()

  function visit(node: unknown, isRoot = false): unknown {
    if (Array.isArray(node)) return node.map((member) => visit(member))
    if (!isObject(node)) return node
    const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, visit(value)]))
    const { title } = node
    const isSchema = typeof title === 'string' && ('type' in node || 'anyOf' in node || 'allOf' in node)
    if (isRoot || !isSchema) return copy
    const text = JSON.stringify(copy)
    if ((texts.get(title) ?? text) !== text) throw new Error(`two different schemas are named ${title}`)
    texts.set(title, text)
    schemas[title] = copy
    return { $ref: `#/components/schemas/${title}` }
  }

  const { paths, components, ...rest } = document as Json
  const named = visit(paths)
  return {
    ...rest,
    paths: named,
    components: { ...(isObject(components) ? components : {}), schemas },
  } as unknown as D
}

/* A code has one status, so that its codes tell a refusal from every other. */
function refusalName(answer: unknown): string | undefined {
  const { content, description } = answer as { content?: Json; description: string }
  if (content === undefined || !('application/problem+json' in content)) return undefined
  return description.replaceAll('`', '').replaceAll(', ', '-')
}

/* The paths with another answer in the place of each. */
function mapAnswers(paths: Json, map: (answer: unknown) => unknown): Json {
  const mapMembers = (members: unknown, mapMember: (member: unknown) => unknown): Json =>
    Object.fromEntries(Object.entries(members as Json).map(([key, member]) => [key, mapMember(member)]))
  return mapMembers(paths, (path) =>
    mapMembers(path, (operation) => {
      const { responses, ...described } = operation as Json
      return { ...described, responses: mapMembers(responses, map) }
    }),
  )
}

/**
 * Moves every refusal that more than one operation may give into `components.responses`, named by its codes, so that the document
 * and the types made of it say each once.
 */
export function nameRefusals<D extends object>(document: D): D {
  const { paths, components, ...rest } = document as unknown as { paths: Json; components: Json }
  const times = new Map<string, number>()
  mapAnswers(paths, (answer) => {
    const name = refusalName(answer)
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + 1)
    return answer
  })
  const responses: Json = {}
  const named = mapAnswers(paths, (answer) => {
    const name = refusalName(answer)
    if (name === undefined || times.get(name) === 1) return answer
    responses[name] = answer
    return { $ref: `#/components/responses/${name}` }
  })
  return { ...rest, paths: named, components: { ...components, responses } } as unknown as D
}
