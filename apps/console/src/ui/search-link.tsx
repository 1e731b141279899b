import type { MouseEvent, ReactNode } from 'react'
import { useNavigate, useRouter } from '@tanstack/react-router'

export interface SearchLinkProps {
  /** The whole search of the address that it leads to, on the same page. */
  readonly search: Readonly<Record<string, unknown>>
  /** It shows what is open now. The router's own link would decide that by the address alone. */
  readonly isCurrent: boolean
  readonly replaces?: boolean
  readonly children: ReactNode
}

/** A link to another state of the same page. */
export function SearchLink({ search, isCurrent, replaces = false, children, ...rest }: SearchLinkProps) {
  const router = useRouter()
  const navigate = useNavigate()
  const { href } = router.buildLocation({ to: '.', search: () => search })
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void navigate({ to: '.', search: () => search, replace: replaces })
  }
  return (
    <a {...rest} href={href} aria-current={isCurrent ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  )
}
