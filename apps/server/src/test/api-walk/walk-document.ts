type Json = Record<string, unknown>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

interface Answer {
  readonly description: string
  readonly content?: Readonly<Record<string, { schema: unknown }>>
}

interface DocumentedOperation {
  readonly operationId: string
  readonly responses: Readonly<Record<string, Answer | Reference>>
}

interface Reference {
  readonly $ref: string
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
  readonly components: Json & { readonly responses: Readonly<Record<string, Answer>> }
}

/* Beside any id of its kind, one that there is: else every answer would be “missing”. */
function offerIds(node: unknown, idsByPrefix: ReadonlyMap<string, readonly string[]>): unknown {
  if (Array.isArray(node)) return node.map((member) => offerIds(member, idsByPrefix))
  if (!isObject(node)) return node
  const prefix = /^\^([a-z]+)_\[0-9a-f\]\{32\}\$$/.exec(String(node['pattern']))?.[1]
  const ids = prefix === undefined ? undefined : idsByPrefix.get(prefix)
  if (ids !== undefined) return { anyOf: [{ type: 'string', enum: ids }, node] }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, offerIds(value, idsByPrefix)]))
}

/* A refusal has one of the codes that the document's words name for this status, and no other. */
function withKnownCodes(status: string, answer: Answer): Answer {
  const problem = answer.content?.['application/problem+json']
  if (problem === undefined) return answer
  const codes = [...answer.description.matchAll(/`([a-z_.]+)`/g)].map(([, code]) => code)
  const known = { type: 'object', properties: { code: { enum: codes }, status: { const: Number(status) } } }
  return {
    ...answer,
    content: { 'application/problem+json': { schema: { allOf: [problem.schema, known] } } },
  }
}

function answerOf(told: Answer | Reference, { responses }: Document['components']): Answer {
  if (!('$ref' in told)) return told
  const answer = responses[told.$ref.replace('#/components/responses/', '')]
  if (answer === undefined) throw new Error(`the document does not have ${told.$ref}`)
  return answer
}

function idsOf(texts: Iterable<string>): Map<string, string[]> {
  const ids = new Map<string, string[]>()
  for (const text of new Set(texts)) {
    const prefix = /^([a-z]+)_[0-9a-f]{32}$/.exec(text)?.[1]
    if (prefix !== undefined) ids.set(prefix, [...(ids.get(prefix) ?? []), text])
  }
  return ids
}

/**
 * The API's document as the walk takes it: with ids of things that there are, problems bound to the codes that are told, without what
 * is `leftOut`, and without proofs, since each caller brings its own.
 */
export function toWalkDocument(
  document: Document,
  things: Iterable<string>,
  leftOut: Readonly<Record<string, string>>,
): Json {
  const ids = idsOf(things)
  const paths = Object.entries(document.paths).map(([path, operations]) => {
    const walked = Object.entries(operations)
      .filter(([, { operationId }]) => !(operationId in leftOut))
      .map(([method, { responses, ...operation }]) => {
        const answers = Object.entries(responses).map(([status, answer]) => [
          status,
          withKnownCodes(status, answerOf(answer, document.components)),
        ])
        const described = { ...operation, security: [], responses: Object.fromEntries(answers) as unknown }
        return [method, offerIds(described, ids)]
      })
    return [path, Object.fromEntries(walked) as unknown]
  })
  return {
    ...document,
    paths: Object.fromEntries(paths) as unknown,
    components: offerIds(document.components, ids),
  }
}
