/** What makes two requests speak of the same customer: the CRM's reference if it gave one, else the number. */
export function lookupKeyOf(customer: { reference: string | null; phoneNumber: string }): string {
  return customer.reference === null ? `n:${customer.phoneNumber}` : `r:${customer.reference}`
}
