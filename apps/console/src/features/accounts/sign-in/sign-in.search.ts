import { compact, type RawSearch, read } from '../../../platform/search-params.ts'

export interface SignInSearch {
  /** Where one wanted to go, with all of its state. */
  readonly returnTo?: string | undefined
  readonly isExpired?: true | undefined
  /** A sign-in is under way in this browser: the server says where it stands. */
  readonly isPending?: true | undefined
  /** Why the company's provider did not let one in: an error code. */
  readonly problem?: string | undefined
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
    isPending: read.flag(raw, 'isPending'),
    problem: read.text(raw, 'problem', 100),
  })
}
