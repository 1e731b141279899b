import { compact, type RawSearch, read } from '../../platform/search-params.ts'

export interface SignInSearch {
  /** Where one wanted to go, with all of its state. */
  readonly returnTo?: string | undefined
  readonly isExpired?: true | undefined
}

/** An address of this console only: nothing may lead one elsewhere after the sign-in. */
export function isOwnAddress(address: string): boolean {
  return /^\/(?![/\\])/.test(address) && !address.startsWith('/sign-in')
}

export function parseSignInSearch(raw: RawSearch): SignInSearch {
  const returnTo = read.text(raw, 'returnTo', 2000)
  return compact<SignInSearch>({
    returnTo: returnTo !== undefined && isOwnAddress(returnTo) ? returnTo : undefined,
    isExpired: read.flag(raw, 'isExpired'),
  })
}
