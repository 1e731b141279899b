import { useEffect, useState } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Alert, Button, Divider, Form, Input, type InputRef } from 'antd'
import { isPhraseKey } from '@smartym/phrases'
import { apiAddress, call } from '../../../platform/api.ts'
import type { ApiInput } from '../../../platform/api-types.ts'
import { useTranslate } from '../../../platform/language.ts'
import { isProblem } from '../../../platform/problem.ts'
import { useFocusFirst } from '../../../ui/focus-first.ts'
import styles from './sign-in.module.css'
import { useStepAnswer } from './use-sign-in.ts'

const route = getRouteApi('/sign-in')

type Credentials = ApiInput<'signIn'>['body']

/** Seconds until one may try again, counted down; 0 when one may. */
function useWait(error: unknown, failedAt: number): number {
  const seconds = isProblem(error, 'accounts.sign_in_throttled') ? error.members['retryAfterSeconds'] : 0
  const until = typeof seconds === 'number' ? failedAt + seconds * 1000 : 0
  const [now, setNow] = useState(0)
  const left = Math.max(0, Math.ceil((until - Math.max(now, failedAt)) / 1000))
  useEffect(() => {
    if (left === 0) return
    const timer = setTimeout(() => setNow(Date.now()), 1000)
    return () => clearTimeout(timer)
  }, [left, now])
  return left
}

function Refusal({ error, secondsLeft }: { readonly error: unknown; readonly secondsLeft: number }) {
  const t = useTranslate()
  const wait = secondsLeft === 0 ? undefined : t('console.sign_in.throttled', { seconds: secondsLeft })
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={isProblem(error) ? error.message : t('console.failed')}
      description={wait}
      className={styles.alert ?? ''}
    />
  )
}

/* What came back from the company's provider stands in the address; anything that is no code of ours is not shown. */
function ReturnNote() {
  const t = useTranslate()
  const { isExpired, problem } = route.useSearch()
  if (problem !== undefined && isPhraseKey(problem))
    return <Alert type="error" showIcon role="alert" title={t(problem)} className={styles.alert ?? ''} />
  if (isExpired === true)
    return <Alert type="info" showIcon title={t('console.sign_in.expired')} className={styles.alert ?? ''} />
  return null
}

/** Buttons that lead to the sign-in pages of companies. */
function Providers({ isAlone }: { readonly isAlone: boolean }) {
  const t = useTranslate()
  const { data } = useSignInOptions()
  const { returnTo } = route.useSearch()
  if (data === undefined || data.providers.length === 0) return null
  return (
    <>
      {!isAlone && <Divider plain>{t('console.sign_in.or')}</Divider>}
      <div className={styles.providers}>
        {data.providers.map(({ companyId, name }) => (
          <Button
            key={companyId}
            size="large"
            block
            type={isAlone ? 'primary' : 'default'}
            href={apiAddress('startProviderSignIn', { query: { companyId, returnTo } })}
          >
            {name === '' ? t('console.sign_in.provider_unnamed') : t('console.sign_in.provider', { name })}
          </Button>
        ))}
      </div>
    </>
  )
}

function useSignInOptions() {
  return useQuery({
    queryKey: ['sign-in-options'],
    queryFn: ({ signal }) => call('listSignInOptions', {}, signal),
    staleTime: 60_000,
  })
}

/** The first step: login id and password, or the company's own sign-in. */
export function CredentialsStep() {
  const t = useTranslate()
  const onAnswer = useStepAnswer()
  const [failedAt, setFailedAt] = useState(0)
  const signIn = useMutation({
    mutationFn: (body: Credentials) => call('signIn', { body }),
    onSuccess: onAnswer,
    onError: () => setFailedAt(Date.now()),
  })
  const secondsLeft = useWait(signIn.error, failedAt)
  const loginId = useFocusFirst<InputRef>()
  const { data: options } = useSignInOptions()
  const isLocalClosed = options?.isLocalOpen === false
  const required = [{ required: true, message: t('console.sign_in.required') }]
  return (
    <>
      {signIn.isError ? <Refusal error={signIn.error} secondsLeft={secondsLeft} /> : <ReturnNote />}
      {isLocalClosed && (
        <>
          <Providers isAlone />
          <Divider plain>{t('console.sign_in.local_closed')}</Divider>
        </>
      )}
      <Form<Credentials> layout="vertical" requiredMark={false} onFinish={(values) => signIn.mutate(values)}>
        <Form.Item name="loginId" label={t('console.sign_in.login_id')} rules={required}>
          <Input ref={loginId} size="large" autoComplete="username" maxLength={100} />
        </Form.Item>
        <Form.Item name="password" label={t('console.sign_in.password')} rules={required}>
          <Input.Password size="large" autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Button
          type={isLocalClosed ? 'default' : 'primary'}
          size="large"
          htmlType="submit"
          block
          loading={signIn.isPending}
          disabled={secondsLeft > 0}
        >
          {t('console.sign_in')}
        </Button>
      </Form>
      {!isLocalClosed && <Providers isAlone={false} />}
    </>
  )
}
