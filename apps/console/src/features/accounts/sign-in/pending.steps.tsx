import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Segmented } from 'antd'
import type { EnrolledSecondFactor, PendingSignIn, SecondFactorKind } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { NewPasswordForm } from '../password/new-password.form.tsx'
import { PasskeyEnrolment } from '../second-factors/passkey-enrolment.tsx'
import { hasPasskeys } from '../second-factors/passkeys.ts'
import { ProofForm } from '../second-factors/proof.form.tsx'
import { RecoveryCodes } from '../second-factors/recovery-codes.panel.tsx'
import { TotpEnrolment } from '../second-factors/totp-enrolment.tsx'
import styles from './sign-in.module.css'
import { useStartOver, useStepAnswer } from './use-sign-in.ts'

interface StepProps {
  readonly pending: PendingSignIn
}

const inOrder: readonly SecondFactorKind[] = ['passkey', 'totp', 'recovery_code']

function SecondFactorStep({ pending }: StepProps) {
  const onAnswer = useStepAnswer()
  const kinds = inOrder.filter(
    (kind) => pending.secondFactors.includes(kind) && (kind !== 'passkey' || hasPasskeys),
  )
  return (
    <ProofForm
      kinds={kinds}
      size="large"
      requestPasskey={() => call('requestSignInPasskey', {})}
      onProof={async (proof) => {
        if (proof.kind !== 'password') onAnswer(await call('showSecondFactor', { body: proof }))
      }}
    />
  )
}

function Kept({ codes }: { readonly codes: readonly string[] }) {
  const onAnswer = useStepAnswer()
  const go = useMutation({ mutationFn: () => call('continueSignIn', {}), onSuccess: onAnswer })
  return <RecoveryCodes codes={codes} isPending={go.isPending} onKept={() => go.mutate()} />
}

function EnrolmentStep() {
  const t = useTranslate()
  const [kind, setKind] = useState<'totp' | 'passkey'>('totp')
  const [enrolled, setEnrolled] = useState<EnrolledSecondFactor>()
  if (enrolled !== undefined) return <Kept codes={enrolled.recoveryCodes ?? []} />
  return (
    <>
      <p>{t('console.sign_in.enrolment_text')}</p>
      {hasPasskeys && (
        <Segmented
          block
          className={styles.choice ?? ''}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'totp', label: t('console.totp.title') },
            { value: 'passkey', label: t('console.passkey.title') },
          ]}
        />
      )}
      {kind === 'totp' ? (
        <TotpEnrolment
          size="large"
          begin={() => call('beginSignInTotp', {})}
          confirm={(code) => call('confirmSignInTotp', { body: { code } })}
          onEnrolled={setEnrolled}
        />
      ) : (
        <PasskeyEnrolment
          size="large"
          requestPasskey={() => call('requestSignInPasskey', {})}
          addPasskey={(body) => call('addSignInPasskey', { body })}
          onEnrolled={setEnrolled}
        />
      )}
    </>
  )
}

/* The page was left after a second factor was set up: its recovery codes were shown, or are renewed in one's account. */
function ContinuationStep() {
  const t = useTranslate()
  const onAnswer = useStepAnswer()
  const go = useMutation({ mutationFn: () => call('continueSignIn', {}), onSuccess: onAnswer })
  return (
    <Button type="primary" size="large" block loading={go.isPending} onClick={() => go.mutate()}>
      {t('console.sign_in')}
    </Button>
  )
}

function PasswordStep({ pending }: StepProps) {
  const t = useTranslate()
  const onAnswer = useStepAnswer()
  const change = useMutation({
    mutationFn: (newPassword: string) => call('changePendingPassword', { body: { newPassword } }),
    onSuccess: onAnswer,
  })
  const isInitial = pending.passwordChangeReason === 'initial'
  const why = t(isInitial ? 'console.sign_in.password_initial' : 'console.sign_in.password_expired')
  return (
    <>
      <Alert type="info" showIcon title={why} className={styles.alert ?? ''} />
      <NewPasswordForm
        policy={pending.passwordPolicy}
        owner={pending}
        size="large"
        submit={t('console.password.change')}
        isPending={change.isPending}
        error={change.error}
        onSubmit={({ newPassword }) => change.mutate(newPassword)}
      />
    </>
  )
}

const titles = {
  second_factor: 'console.sign_in.second_factor',
  enrolment: 'console.sign_in.enrolment',
  password_change: 'console.sign_in.password_change',
  continuation: 'console.sign_in',
} as const

/** What a sign-in wants after the password. */
export function PendingSteps({ pending }: StepProps) {
  const t = useTranslate()
  const startOver = useStartOver()
  const { step, name, loginId } = pending
  /* Enrolment stays while its recovery codes are read, though the server is a step further. */
  const steps = {
    second_factor: <SecondFactorStep pending={pending} />,
    enrolment: <EnrolmentStep />,
    password_change: <PasswordStep pending={pending} />,
    continuation: <ContinuationStep />,
  }
  return (
    <>
      <header className={styles.step}>
        <h2>{t(titles[step])}</h2>
        <p className="quiet">{t('console.sign_in.as', { name, loginId })}</p>
      </header>
      {steps[step]}
      <Button type="link" block className={styles.over ?? ''} onClick={() => startOver.mutate()}>
        {t('console.sign_in.start_over')}
      </Button>
    </>
  )
}
