import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Modal } from 'antd'
import type { OwnAccountResponse } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { keepToken, sessionQuery } from '../../../platform/session.ts'
import { Facts, Panel } from '../../../ui/panel.tsx'
import { NewPasswordForm, type NewPasswordValues } from '../password/new-password.form.tsx'

function useChangePassword(onChanged: () => void) {
  const t = useTranslate()
  const queryClient = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: ({ currentPassword = '', newPassword }: NewPasswordValues) =>
      call('changeOwnPassword', { body: { currentPassword, newPassword } }),
    onSuccess(session) {
      queryClient.setQueryData(sessionQuery.queryKey, keepToken(session))
      void queryClient.invalidateQueries({ queryKey: ['own-account'] })
      void message.success(t('console.password.changed'))
      onChanged()
    },
  })
}

/** How old the own password is, and a new one. */
export function PasswordPanel({ own }: { readonly own: OwnAccountResponse }) {
  const t = useTranslate()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const change = useChangePassword(() => setOpen(false))
  const { setAt, expiresAt, policy } = own.password
  return (
    <Panel
      title={t('console.own.password')}
      extra={<Button onClick={() => setOpen(true)}>{t('console.password.change')}</Button>}
    >
      <Facts
        facts={[
          { name: t('console.password.set_at'), value: format.date(setAt) },
          {
            name: t('console.password.expires_at'),
            value: expiresAt === null ? t('console.password.never_expires') : format.date(expiresAt),
          },
          { name: t('console.own.policy'), value: t(`console.own.policy.${policy.name}`) },
        ]}
      />
      <Modal
        open={isOpen}
        title={t('console.password.change')}
        footer={null}
        width={440}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <NewPasswordForm
          hasCurrent
          policy={policy}
          owner={own.account}
          submit={t('console.password.change')}
          isPending={change.isPending}
          error={change.error}
          onSubmit={(values) => change.mutate(values)}
        />
      </Modal>
    </Panel>
  )
}
