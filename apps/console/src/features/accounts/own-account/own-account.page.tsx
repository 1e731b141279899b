import { useQuery } from '@tanstack/react-query'
import { useTranslate } from '../../../platform/language.ts'
import { ProblemNote } from '../../../ui/notes.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { Page } from '../../../ui/page.tsx'
import { Facts, Panel } from '../../../ui/panel.tsx'
import { ownAccountQuery } from './own-account.queries.ts'
import styles from './own-account.module.css'
import { OwnConsentsPanel } from './own-consents.panel.tsx'
import { PasswordPanel } from './password.panel.tsx'
import { SecondFactorsPanel } from './second-factors.panel.tsx'
import { SessionsPanel } from './sessions.panel.tsx'
import { SignInsPanel } from './sign-ins.panel.tsx'

/** What everybody sees and changes of the own account (SEC-2, SEC-3, SEC-15). */
export function OwnAccountPage() {
  const t = useTranslate()
  const { data: own, error, refetch } = useQuery(ownAccountQuery)
  if (error !== null) return <ProblemNote error={error} onRetry={() => void refetch()} />
  if (own === undefined) return <PageSkeleton />
  const { name, loginId, role, orgUnitName } = own.account
  return (
    <Page title={t('console.own.title')}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel title={name}>
            <Facts
              facts={[
                { name: t('console.sign_in.login_id'), value: loginId },
                { name: t('console.field.org_unit'), value: orgUnitName },
                { name: t('console.own.field.role'), value: t(`console.role.${role}`) },
              ]}
            />
          </Panel>
          <PasswordPanel own={own} />
          <SecondFactorsPanel own={own} />
          {own.account.agentId !== null && <OwnConsentsPanel />}
        </div>
        <div className={styles.column}>
          <SessionsPanel />
          <SignInsPanel />
        </div>
      </div>
    </Page>
  )
}
