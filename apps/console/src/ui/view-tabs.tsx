import { SearchLink } from './search-link.tsx'
import styles from './view-tabs.module.css'

export interface View {
  readonly key: string
  readonly title: string
  /** The whole search of the address that this view stands for. */
  readonly search: Readonly<Record<string, unknown>>
}

/** Does an address show this view: the same filters, whatever the place in the list. */
export function isShown(view: View, search: Readonly<Record<string, unknown>>): boolean {
  const { cursor: _cursor, row: _row, ...filters } = search
  const names = new Set([...Object.keys(filters), ...Object.keys(view.search)])
  return [...names].every((name) => filters[name] === view.search[name])
}

/** Often used filters of a list, one touch each. */
export function ViewTabs(props: {
  readonly label: string
  readonly views: readonly View[]
  readonly search: Readonly<Record<string, unknown>>
}) {
  return (
    <nav className={styles.tabs} aria-label={props.label}>
      {props.views.map((view) => (
        <SearchLink key={view.key} search={view.search} isCurrent={isShown(view, props.search)}>
          {view.title}
        </SearchLink>
      ))}
    </nav>
  )
}
