import type { operations } from '@smartym/contract'
import type { Static, TSchema } from 'typebox'
import type { ApiOperation } from './api-routes.ts'

type Operations = typeof operations
type PartOf<Id extends ApiOperation, Part extends string> = Operations[Id] extends {
  readonly [P in Part]: infer S
}
  ? S extends TSchema
    ? Static<S>
    : never
  : never

type Given<Part extends string, Value> = [Value] extends [never]
  ? { readonly [P in Part]?: undefined }
  : Record<never, never> extends Value
    ? { readonly [P in Part]?: Value }
    : { readonly [P in Part]: Value }

/** What a call of an operation takes, inferred from the contract. */
export type ApiInput<Id extends ApiOperation> = Given<'params', PartOf<Id, 'params'>> &
  Given<'query', PartOf<Id, 'query'>> &
  Given<'body', PartOf<Id, 'body'>>

type Responses<Id extends ApiOperation> = Operations[Id]['responses']
type Success = 200 | 201 | 202 | 204
type SuccessOf<R> = { [Code in keyof R & Success]: R[Code] }[keyof R & Success]

/** What an operation answers, inferred from the contract; one event of it for a stream. */
export type ApiOutput<Id extends ApiOperation> =
  SuccessOf<Responses<Id>> extends infer S ? (S extends TSchema ? Static<S> : never) : never
