import { useState } from 'react'
import { KeyOutlined, MobileOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Modal, Tag } from 'antd'
import type { EnrolledSecondFactor, OwnAccountResponse } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { Panel } from '../../../ui/panel.tsx'
import { PasskeyEnrolment } from '../second-factors/passkey-enrolment.tsx'
import { hasPasskeys } from '../second-factors/passkeys.ts'
import { RecoveryCodes } from '../second-factors/recovery-codes.panel.tsx'
import { TotpEnrolment } from '../second-factors/totp-enrolment.tsx'
import styles from './own-account.module.css'

type Open = 'totp' | 'passkey' | { readonly codes: readonly string[] }

interface Factor {
  readonly key: string
  readonly name: string
  readonly isApp: boolean
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly remove: () => Promise<unknown>
}

function useFactors({ totp, passkeys }: OwnAccountResponse): Factor[] {
  const t = useTranslate()
  const app = totp === null ? [] : [{ ...totp, key: 'totp', name: t('console.totp.title'), isApp: true }]
  return [
    ...app.map((each) => ({ ...each, remove: () => call('removeTotp', {}) })),
    ...passkeys.map(({ passkeyId, ...each }) => ({
      ...each,
      key: passkeyId,
      isApp: false,
      remove: () => call('removePasskey', { params: { passkeyId } }),
    })),
  ]
}

function FactorRow({ factor, onChanged }: { readonly factor: Factor; readonly onChanged: () => void }) {
  const t = useTranslate()
  const format = useFormat()
  const { modal, message } = App.useApp()
  const { name, createdAt, lastUsedAt } = factor
  const remove = () => {
    void modal.confirm({
      title: t('console.own.remove_text', { name }),
      okText: t('console.own.remove'),
      cancelText: t('console.cancel'),
      okButtonProps: { danger: true },
      onOk: () =>
        factor.remove().then(onChanged, (error: unknown) => {
          void message.error(error instanceof Error ? error.message : t('console.failed'))
        }),
    })
  }
  return (
    <li className={styles.factor}>
      <span className={styles.icon} aria-hidden="true">
        {factor.isApp ? <MobileOutlined /> : <KeyOutlined />}
      </span>
      <span>
        <b>{name}</b>
        <span className="quiet">
          {t('console.own.created_at')} {format.date(createdAt)} ·{' '}
          {lastUsedAt === null
            ? t('console.own.never_used')
            : `${t('console.own.last_used_at')} ${format.time(lastUsedAt)}`}
        </span>
      </span>
      <Button onClick={remove}>{t('console.own.remove')}</Button>
    </li>
  )
}

function RecoveryRow({
  left,
  onCodes,
}: {
  readonly left: number
  readonly onCodes: (codes: readonly string[]) => void
}) {
  const t = useTranslate()
  const { modal, message } = App.useApp()
  const renew = useMutation({
    mutationFn: () => call('renewRecoveryCodes', {}),
    onSuccess: ({ recoveryCodes }) => onCodes(recoveryCodes ?? []),
    onError: (error) => void message.error(error.message),
  })
  const ask = () => {
    void modal.confirm({
      title: t('console.recovery_codes.renew'),
      content: t('console.recovery_codes.renew_text'),
      okText: t('console.recovery_codes.renew'),
      cancelText: t('console.cancel'),
      onOk: () => renew.mutate(),
    })
  }
  return (
    <p className={styles.recovery}>
      <span>
        <b>{t('console.recovery_codes.title')}</b>{' '}
        <span className="quiet">{t('console.recovery_codes.left', { count: left })}</span>
      </span>
      <Button onClick={ask}>{t('console.recovery_codes.renew')}</Button>
    </p>
  )
}

interface DialogProps {
  readonly open: Open | undefined
  readonly onEnrolled: (enrolled: EnrolledSecondFactor) => void
  readonly onClose: () => void
}

function FactorDialog({ open, onEnrolled, onClose }: DialogProps) {
  const t = useTranslate()
  const titles = { totp: t('console.totp.add'), passkey: t('console.passkey.add') }
  const title = typeof open === 'string' ? titles[open] : t('console.recovery_codes.title')
  return (
    <Modal
      open={open !== undefined}
      title={title}
      footer={null}
      width={440}
      destroyOnHidden
      onCancel={onClose}
    >
      {open === 'totp' && (
        <TotpEnrolment
          begin={() => call('beginTotp', {})}
          confirm={(code) => call('confirmTotp', { body: { code } })}
          onEnrolled={onEnrolled}
        />
      )}
      {open === 'passkey' && (
        <PasskeyEnrolment
          requestPasskey={() => call('requestPasskey', {})}
          addPasskey={(body) => call('addPasskey', { body })}
          onEnrolled={onEnrolled}
        />
      )}
      {typeof open === 'object' && <RecoveryCodes codes={open.codes} onKept={onClose} />}
    </Modal>
  )
}

/** Authenticator app, passkeys and recovery codes of one's own (SEC-15). */
export function SecondFactorsPanel({ own }: { readonly own: OwnAccountResponse }) {
  const t = useTranslate()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState<Open>()
  const factors = useFactors(own)
  const refresh = () => void queryClient.invalidateQueries({ queryKey: ['own-account'] })
  const onEnrolled = ({ recoveryCodes }: EnrolledSecondFactor) => {
    refresh()
    setOpen(recoveryCodes === null ? undefined : { codes: recoveryCodes })
  }
  return (
    <Panel
      title={t('console.own.second_factors')}
      extra={own.isSecondFactorForced && <Tag color="blue">{t('console.own.second_factor_forced')}</Tag>}
    >
      {factors.length === 0 && <p className="quiet">{t('console.own.second_factors_none')}</p>}
      <ul className={styles.factors}>
        {factors.map((factor) => (
          <FactorRow key={factor.key} factor={factor} onChanged={refresh} />
        ))}
      </ul>
      {factors.length > 0 && (
        <RecoveryRow
          left={own.recoveryCodesLeft}
          onCodes={(codes) => {
            refresh()
            setOpen({ codes })
          }}
        />
      )}
      <div className={styles.acts}>
        <Button onClick={() => setOpen('totp')}>
          {t(own.totp === null ? 'console.totp.add' : 'console.totp.replace')}
        </Button>
        {hasPasskeys && <Button onClick={() => setOpen('passkey')}>{t('console.passkey.add')}</Button>}
      </div>
      <FactorDialog open={open} onEnrolled={onEnrolled} onClose={() => setOpen(undefined)} />
    </Panel>
  )
}
