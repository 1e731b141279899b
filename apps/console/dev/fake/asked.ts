import type { AccountResponse } from '@smartym/contract'

/** A request as the answers see it: everything is text, as it came. */
export interface Asked {
  readonly person: AccountResponse
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | undefined>>
  readonly body: Readonly<Record<string, unknown>>
}

/** What an operation answers. */
export type Answer = (asked: Asked) => unknown
