import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { AccountWithPassword } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { Page } from '../../../ui/page.tsx'
import { AccountForm, type PersonValues } from './account.form.tsx'
import { useGrantableRoles } from './grantable-roles.ts'
import { InitialPasswordDialog } from './initial-password.dialog.tsx'
import styles from './account.module.css'

/** A new person; the initial password is shown this once (ADM-3). */
export function NewAccountPage() {
  const t = useTranslate()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [made, setMade] = useState<AccountWithPassword>()
  const create = useMutation({
    mutationFn: (body: PersonValues) => call('createAccount', { body }),
    onSuccess(answer) {
      setMade(answer)
      void client.invalidateQueries({ queryKey: ['accounts'] })
      void client.invalidateQueries({ queryKey: ['organization'] })
    },
    gcTime: 0,
  })
  return (
    <Page title={t('console.accounts.new')} parent={{ to: '/accounts', title: t('console.accounts.title') }}>
      <div className={styles.narrow}>
        <AccountForm
          roles={useGrantableRoles()}
          saveText={t('console.account.create')}
          isSaving={create.isPending}
          problem={create.error?.message}
          onSave={(values) => create.mutate(values)}
        />
      </div>
      {made !== undefined && (
        <InitialPasswordDialog
          made={made}
          onClose={() =>
            void navigate({ to: '/accounts/$accountId', params: { accountId: made.account.accountId } })
          }
        />
      )}
    </Page>
  )
}
