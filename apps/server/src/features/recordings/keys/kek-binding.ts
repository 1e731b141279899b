/** What binds a company's key-encryption key to its place, as additional data of its wrapping. */
export function kekBinding(companyId: string, kekId: string): string {
  return `smartym/kek\0${companyId}\0${kekId}`
}
