import { Type, type TSchema, type TObject, type TLiteral, type TNull, type TUnion } from 'typebox'

/** Gives a schema its name in the OpenAPI document (`components.schemas.<name>`). */
export function named<const T extends TSchema>(name: string, schema: T): T {
  return Object.assign(schema, { title: name })
}

/** An object that refuses members it does not know. */
export function closed<const T extends Record<string, TSchema>>(properties: T): TObject<T> {
  return Type.Object(properties, { additionalProperties: false })
}

type Literals<T extends readonly string[]> = { -readonly [I in keyof T]: TLiteral<T[I]> }

/** One of a closed list of words. */
export function oneOf<const T extends readonly string[]>(values: T): TUnion<Literals<T>> {
  return Type.Union(values.map((value) => Type.Literal(value))) as unknown as TUnion<Literals<T>>
}

/** An instant: ISO 8601 in UTC with milliseconds on the wire, UTC milliseconds inside the server. */
export const Instant = Type.String({ format: 'date-time' })

/** Null or a value. */
export function nullable<const T extends TSchema>(schema: T): TUnion<[T, TNull]> {
  return Type.Union([schema, Type.Null()])
}

/** A phone number in E.164 as it may be shown to this caller; masked (`+82 10-****-1234`) without permission. */
export const ShownPhoneNumber = Type.Object({
  /** National form ready for the screen, masked or whole: `010-****-1234`. */
  text: Type.String(),
  last4: Type.String(),
  isMasked: Type.Boolean(),
})

/**
 * A customer as a caller may see it: the name (`김*수`) and the company's reference (`****1001`) are masked where it has no
 * `names:see`, or the company masks them for everybody (SEC-12). `isCustomerNameMasked` says so.
 */
export const shownCustomer = {
  customerNumber: ShownPhoneNumber,
  customerName: nullable(Type.String()),
  customerReference: nullable(Type.String()),
  isCustomerNameMasked: Type.Boolean(),
}

/** Cursor paging of every list: `limit` rows (1–200, default 50), `cursor` from the page before. */
export const pageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
}

/** `total` counts to 1,000; `isTotalCapped` says that there are more. Absent unless `withTotal` was asked. */
export function page<const T extends TSchema>(name: string, item: T) {
  return named(
    name,
    Type.Object({
      items: Type.Array(item),
      nextCursor: nullable(Type.String()),
      total: Type.Optional(Type.Integer()),
      isTotalCapped: Type.Optional(Type.Boolean()),
    }),
  )
}

/** Query member that asks for the capped count beside the page. */
export const withTotal = { withTotal: Type.Optional(Type.Boolean({ default: false })) }

/** What became of many things that were to be changed: how many were; the others by their `id`, with why not. */
export function manyChanged<const T extends Record<string, TSchema>>(name: string, id: T) {
  const refused = Type.Object({ ...id, code: Type.String() })
  return named(name, Type.Object({ changed: Type.Integer(), refused: Type.Array(refused) }))
}
