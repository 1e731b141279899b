/** Somebody behind an account: a person may have more than one. */
export interface Person {
  readonly accountId: string | null
  readonly agentId: string | null
  readonly employeeNumber: string | null
  /** Name and birth date, as `bornOf` writes them. */
  readonly born: string | null
}

/* Written by hand here and there: `E-7`, `e7` and ` E 7 ` are one number. */
function plain(text: string | null): string | null {
  const bare =
    text
      ?.normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '') ?? ''
  return bare === '' ? null : bare
}

/** One name and one birth date are one person’s, whatever the accounts; null where the birth date is not known. */
export function bornOf({ name, birth_on }: { name: string; birth_on: string | null }): string | null {
  const bare = plain(name)
  return birth_on === null || bare === null ? null : `${bare} ${birth_on}`
}

export function isSamePerson(one: Person, other: Person): boolean {
  const isSame = (a: string | null, b: string | null): boolean => a !== null && a === b
  return (
    isSame(one.accountId, other.accountId) ||
    isSame(one.agentId, other.agentId) ||
    isSame(plain(one.employeeNumber), plain(other.employeeNumber)) ||
    isSame(one.born, other.born)
  )
}
