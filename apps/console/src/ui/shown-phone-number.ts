import type { CallResponse } from '@smartym/contract'

/** A customer's number as this reader may see it. */
export type ShownPhoneNumber = CallResponse['customerNumber']
