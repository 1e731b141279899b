import { useEffect } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation, useMatches, useNavigate } from '@tanstack/react-router'
import type { SessionResponse } from '@smartym/contract'
import { PasswordNotice } from '../../features/accounts/password/password-notice.tsx'
import { ReauthenticationDialog } from '../../features/accounts/reauthentication/reauthentication.dialog.tsx'
import { ListenAlertNotices } from '../../features/recordings/listen-alerts/listen-alert-notices.tsx'
import { ReviewNotices } from '../../features/reviews/review-notices.tsx'
import { useTranslate } from '../../platform/language.ts'
import { isProblem } from '../../platform/problem.ts'
import { SessionContext, sessionQuery } from '../../platform/session.ts'
import { NoPermissionNote } from '../../ui/notes.tsx'
import styles from './frame.module.css'
import { Navigation } from './navigation.tsx'
import { TopBar } from './top-bar.tsx'

function useReturnToSignIn(error: unknown): void {
  const navigate = useNavigate()
  const href = useLocation({ select: (location) => location.href })
  const isOver = isProblem(error, 'auth.required')
  useEffect(() => {
    if (isOver) void navigate({ to: '/sign-in', search: { returnTo: href, isExpired: true } })
  }, [isOver, href, navigate])
}

/** The page that the address means, if the reader may see it. */
function PermittedPage({ session }: { readonly session: SessionResponse }) {
  const needed = useMatches({ select: (matches) => matches.at(-1)?.staticData.permission })
  if (needed !== undefined && !session.permissions.includes(needed))
    return <NoPermissionNote isPage permission={needed} />
  return <Outlet />
}

/** What stands around every page behind the sign-in. A wall of the board stands alone. */
export function Frame() {
  const t = useTranslate()
  const { data: session, error } = useQuery(sessionQuery)
  const isBare = useMatches({
    select: (matches) => {
      const search = matches.at(-1)?.search
      return search !== undefined && 'wall' in search && search.wall === true
    },
  })
  useReturnToSignIn(error)
  if (session === undefined) return null
  return (
    <SessionContext value={session}>
      {isBare ? (
        <main className={styles.bare}>
          <PermittedPage session={session} />
        </main>
      ) : (
        <div className={styles.frame}>
          <a className={styles.skip} href="#content">
            {t('console.skip_to_content')}
          </a>
          <Navigation />
          <ReviewNotices />
          <ListenAlertNotices />
          <div className={styles.side}>
            <TopBar />
            <PasswordNotice />
            <main id="content" className={styles.main} tabIndex={-1}>
              <PermittedPage session={session} />
            </main>
          </div>
        </div>
      )}
      <ReauthenticationDialog />
    </SessionContext>
  )
}
