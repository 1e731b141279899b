import { Link } from '@tanstack/react-router'
import type { ShownPhoneNumber } from './shown-phone-number.ts'
import { rowLink } from './row-keys.ts'
import styles from './cells.module.css'

export interface CustomerLinkProps {
  /** What the row is: its page is opened. */
  readonly of: { readonly callId: string } | { readonly recordingId: string }
  readonly number: ShownPhoneNumber
  readonly name: string | null
}

/** The first cell of a row: the customer, as one recognises a call; it opens the row. */
export function CustomerLink({ of, number, name }: CustomerLinkProps) {
  return (
    <span className={styles.customer}>
      {'callId' in of ? (
        <Link to="/calls/$callId" params={of} {...rowLink}>
          {number.text}
        </Link>
      ) : (
        <Link to="/recordings/$recordingId" params={of} {...rowLink}>
          {number.text}
        </Link>
      )}
      {name !== null && (
        <span className="cut quiet" title={name}>
          {name}
        </span>
      )}
    </span>
  )
}

export interface PersonProps {
  readonly name: string | null
  readonly extension: string | null
}

/** An agent with the extension. */
export function Person({ name, extension }: PersonProps) {
  return (
    <span title={name ?? undefined}>
      {name ?? '–'}
      {extension !== null && <span className="quiet"> {extension}</span>}
    </span>
  )
}
