import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input, type InputRef } from 'antd'
import type { PasskeyChallenge, SecondFactorKind, SecondFactorProof } from '@smartym/contract'
import { useTranslate } from '../../../platform/language.ts'
import { isProblem } from '../../../platform/problem.ts'
import { useFocusFirst } from '../../../ui/focus-first.ts'
import { showPasskey } from './passkeys.ts'
import styles from './second-factors.module.css'

/** Ways to show who one is: second factors, and where it is asked, the password. */
export type ProofKind = SecondFactorKind | 'password'
export type Proof = SecondFactorProof | { readonly kind: 'password'; readonly password: string }

export interface ProofFormProps {
  /** The first one is asked for first. */
  readonly kinds: readonly ProofKind[]
  readonly requestPasskey: () => Promise<PasskeyChallenge>
  readonly onProof: (proof: Proof) => Promise<unknown>
  readonly size?: 'large' | 'middle'
}

interface TypedProps extends Pick<ProofFormProps, 'size'> {
  readonly kind: Exclude<ProofKind, 'passkey'>
  readonly isPending: boolean
  readonly onTyped: (text: string) => void
}

function TypedProof({ kind, isPending, onTyped, size = 'middle' }: TypedProps) {
  const t = useTranslate()
  const first = useFocusFirst<InputRef>()
  const required = { required: true, message: t('console.sign_in.required') }
  const digits = { pattern: /^\s*\d{3}\s?\d{3}\s*$/, message: t('console.second_factor.code_form') }
  const labels = {
    totp: t('console.second_factor.code'),
    recovery_code: t('console.second_factor.recovery_code'),
    password: t('console.sign_in.password'),
  }
  const texts = {
    totp: t('console.second_factor.code_text'),
    recovery_code: t('console.second_factor.recovery_code_text'),
    password: undefined,
  }
  const rules = kind === 'totp' ? [required, digits] : [required]
  return (
    <Form<{ text: string }>
      layout="vertical"
      requiredMark={false}
      validateTrigger="onSubmit"
      onFinish={({ text }) => onTyped(text)}
    >
      <Form.Item name="text" label={labels[kind]} extra={texts[kind]} rules={rules}>
        {kind === 'password' ? (
          <Input.Password ref={first} size={size} autoComplete="current-password" maxLength={200} />
        ) : (
          <Input
            ref={first}
            size={size}
            className={styles.code ?? ''}
            autoComplete={kind === 'totp' ? 'one-time-code' : 'off'}
            inputMode={kind === 'totp' ? 'numeric' : 'text'}
            maxLength={40}
          />
        )}
      </Form.Item>
      <Button type="primary" size={size} htmlType="submit" block loading={isPending}>
        {t('console.second_factor.confirm')}
      </Button>
    </Form>
  )
}

function proofOf(kind: Exclude<ProofKind, 'passkey'>, text: string): Proof {
  if (kind === 'password') return { kind, password: text }
  return { kind, code: kind === 'totp' ? text.replaceAll(/\s/g, '') : text }
}

/** Asks for one of several proofs; another kind is a click away. */
export function ProofForm({ kinds, requestPasskey, onProof, size = 'middle' }: ProofFormProps) {
  const t = useTranslate()
  const [chosen, setChosen] = useState<ProofKind>()
  const kind = chosen ?? kinds[0] ?? 'password'
  const show = useMutation({ mutationFn: onProof })
  const passkey = useMutation({
    mutationFn: async () => {
      const challenge = await requestPasskey()
      return onProof({ kind: 'passkey', assertion: await showPasskey(challenge) })
    },
  })
  const error = kind === 'passkey' ? passkey.error : show.error
  const sentence = isProblem(error) ? error.message : t('console.second_factor.passkey_failed')
  return (
    <>
      {error !== null && (
        <Alert type="error" showIcon role="alert" title={sentence} className={styles.alert ?? ''} />
      )}
      {kind === 'passkey' ? (
        <>
          <p className={styles.text}>{t('console.second_factor.passkey_text')}</p>
          <Button
            type="primary"
            size={size}
            block
            loading={passkey.isPending}
            onClick={() => passkey.mutate()}
          >
            {t('console.second_factor.use.passkey')}
          </Button>
        </>
      ) : (
        <TypedProof
          key={kind}
          kind={kind}
          size={size}
          isPending={show.isPending}
          onTyped={(text) => show.mutate(proofOf(kind, text))}
        />
      )}
      <div className={styles.others}>
        {kinds
          .filter((other) => other !== kind)
          .map((other) => (
            <Button key={other} type="link" size="small" onClick={() => setChosen(other)}>
              {t(`console.second_factor.use.${other}`)}
            </Button>
          ))}
      </div>
    </>
  )
}
