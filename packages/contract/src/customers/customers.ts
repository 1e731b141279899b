import { Type, type Static } from 'typebox'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed, named, nullable, page, pageQuery, ShownPhoneNumber, withTotal } from '../schema.ts'

/** From whom a company hides its customers' names: nobody, those without `names:see`, or everybody (SEC-12). */
export const nameMaskings = ['never', 'by_role', 'always'] as const
export type NameMasking = (typeof nameMaskings)[number]

/** The person being called, as the server learnt of it from dial requests. */
export const CustomerResponse = named(
  'Customer',
  Type.Object({
    customerId: Id('customer'),
    reference: nullable(Type.String()),
    name: nullable(Type.String()),
    /** The name and the reference are masked. */
    isNameMasked: Type.Boolean(),
    number: ShownPhoneNumber,
  }),
)
export type CustomerResponse = Static<typeof CustomerResponse>
export const customersErrors = {
  'customers.not_found': 404,
  'customers.reveal_reason_required': 422,
  'customers.too_many_reveals': 429,
  'customers.too_many_number_searches': 429,
} as const
export const customersOperations = {
  listCustomers: defineOperation({
    id: 'listCustomers',
    method: 'GET',
    path: '/api/v1/customers',
    tag: 'customers',
    summary: 'Customers known from calls and requests',
    permission: 'customers:list',
    auth: ['session', 'api_key'],
    query: closed({
      ...pageQuery,
      ...withTotal,
      reference: Type.Optional(Type.String({ maxLength: 100 })),
      /** The whole number, E.164 or national. */
      number: Type.Optional(Type.String({ maxLength: 30 })),
      /** The last four or the last eight: customers are found by no other part of their number. */
      trailingDigits: Type.Optional(Type.String({ pattern: '^([0-9]{4}|[0-9]{8})$' })),
    }),
    responses: { 200: page('CustomerPage', CustomerResponse) },
    errors: ['customers.too_many_number_searches'],
  }),
}
