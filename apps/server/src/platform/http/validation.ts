import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import type { InvalidMember } from '../errors/index.ts'

/** A request that does not fit its schema, with every member that is wrong. */
export class RequestInvalidError extends Error {
  override readonly name = 'RequestInvalidError'
  readonly members: readonly InvalidMember[]

  constructor(members: readonly InvalidMember[]) {
    super('request does not fit its schema')
    this.members = members
  }
}

const maxMembersTold = 20

function createAjv(options: Options): Ajv {
  const ajv = new Ajv({
    removeAdditional: false,
    useDefaults: true,
    allErrors: false,
    strict: false,
    ...options,
  })
  addFormats.default(ajv)
  return ajv
}

function memberOf(part: string, error: ErrorObject): InvalidMember {
  const { missingProperty, additionalProperty } = error.params as Record<string, string | undefined>
  const member = missingProperty ?? additionalProperty
  return {
    path: `${part}${error.instancePath}${member === undefined ? '' : `/${member}`}`,
    rule: error.keyword,
  }
}

const partNames: Readonly<Record<string, string>> = { querystring: 'query' }

/**
 * Validates requests: unknown members are refused where a schema is closed, and only texts from the address
 * (params, query) and headers are coerced to the types asked for.
 */
export function createRequestValidator(): FastifySchemaCompiler<TSchema> {
  const exact = createAjv({ coerceTypes: false })
  const coercing = createAjv({ coerceTypes: 'array' })
  return ({ schema, httpPart }) => {
    const part = httpPart ?? 'body'
    const validate: ValidateFunction = (part === 'body' ? exact : coercing).compile(schema)
    const shownPart = partNames[part] ?? part
    return (value: unknown) => {
      if (validate(value)) return { value }
      const members = (validate.errors ?? [])
        .slice(0, maxMembersTold)
        .map((error) => memberOf(shownPart, error))
      return { error: new RequestInvalidError(members) }
    }
  }
}

/** Checks answers against the contract; for tests and development, since it costs time. */
export function createAnswerValidator(): (schema: TSchema, answer: unknown) => string | undefined {
  const ajv = createAjv({ coerceTypes: false, useDefaults: false, allErrors: true })
  const compiled = new WeakMap<TSchema, ValidateFunction>()
  return (schema, answer) => {
    const validate = compiled.get(schema) ?? ajv.compile(schema)
    compiled.set(schema, validate)
    return validate(answer) ? undefined : ajv.errorsText(validate.errors, { dataVar: 'answer' })
  }
}
