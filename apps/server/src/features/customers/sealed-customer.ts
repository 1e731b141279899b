import type { ProtectedTexts } from '../protection/index.ts'
import type { CustomerRow } from './customers.table.ts'

/** What is known of a customer, in clear. */
export interface CustomerTexts {
  readonly reference: string | null
  readonly name: string | null
  /** E.164. */
  readonly phoneNumber: string
}

/** The columns that lie encrypted. */
export const sealedColumns = ['reference', 'name', 'phone_number'] as const
export type SealedColumn = (typeof sealedColumns)[number]

export type SealedTexts = Pick<CustomerRow, SealedColumn | 'number_index' | 'last8_index' | 'last4_index'>

/** Where a customer's text stands. */
export function customerPlace(rowId: string, column: SealedColumn) {
  return { table: 'customers', column, rowId } as const
}

/** What makes two requests speak of the same customer: the CRM's reference if it gave one, else the number. */
export function lookupIndexOf(
  texts: ProtectedTexts,
  { reference, phoneNumber }: Pick<CustomerTexts, 'reference' | 'phoneNumber'>,
): Buffer {
  return reference === null ? texts.indexOf('number', phoneNumber) : texts.indexOf('reference', reference)
}

export function sealCustomer(texts: ProtectedTexts, id: string, customer: CustomerTexts): SealedTexts {
  const { reference, name, phoneNumber } = customer
  const sealed = (column: SealedColumn, text: string) => texts.seal(customerPlace(id, column), text)
  return {
    reference: reference === null ? null : sealed('reference', reference),
    name: name === null ? null : sealed('name', name),
    phone_number: sealed('phone_number', phoneNumber),
    number_index: texts.indexOf('number', phoneNumber),
    last8_index: texts.indexOf('last8', phoneNumber),
    last4_index: texts.indexOf('last4', phoneNumber),
  }
}

export function openCustomer(
  texts: ProtectedTexts,
  row: Pick<CustomerRow, 'id' | SealedColumn>,
): CustomerTexts {
  const open = (column: SealedColumn, sealed: Uint8Array) => texts.open(customerPlace(row.id, column), sealed)
  return {
    reference: row.reference === null ? null : open('reference', row.reference),
    name: row.name === null ? null : open('name', row.name),
    phoneNumber: open('phone_number', row.phone_number),
  }
}
