import { useEffect } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { Alert, Button, Form, Input, type InputRef } from 'antd'
import { call } from '../../platform/api.ts'
import type { ApiInput } from '../../platform/api-types.ts'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { changePreferences } from '../../platform/preferences.ts'
import { isProblem } from '../../platform/problem.ts'
import { keepToken, sessionQuery } from '../../platform/session.ts'
import { useFocusFirst } from '../../ui/focus-first.ts'
import styles from './sign-in.module.css'

const route = getRouteApi('/sign-in')
const languages = [
  { code: 'ko', name: '한국어' },
  { code: 'en', name: 'English' },
  { code: 'ja', name: '日本語' },
  { code: 'zh', name: '简体中文' },
] as const

type Credentials = ApiInput<'signIn'>['body']

function useSignIn() {
  const router = useRouter()
  const queryClient = useQueryClient()
  const { returnTo } = route.useSearch()
  return useMutation({
    mutationFn: (body: Credentials) => call('signIn', { body }),
    onSuccess(session) {
      // Nothing of another person's session may be seen in this one.
      queryClient.clear()
      queryClient.setQueryData(sessionQuery.queryKey, keepToken(session))
      router.history.push(returnTo ?? '/')
    },
  })
}

function Languages() {
  const language = useLanguage()
  return (
    <fieldset className={styles.languages} aria-label="Language">
      {languages.map(({ code, name }) => (
        <button
          key={code}
          type="button"
          lang={code}
          aria-pressed={code === language}
          onClick={() => changePreferences({ language: code })}
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}

/** The way in (SEC-3: each try leaves a trace). */
export function SignInPage() {
  const t = useTranslate()
  const { isExpired } = route.useSearch()
  const signIn = useSignIn()
  const loginId = useFocusFirst<InputRef>()
  useEffect(() => {
    document.title = `${t('console.sign_in')} · SmartyM`
  }, [t])
  const required = [{ required: true, message: t('console.sign_in.required') }]
  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <header className={styles.brand}>
          <img src="/favicon.svg" alt="" width="40" height="40" />
          <div>
            <h1>SmartyM</h1>
            <p className="quiet">{t('console.sign_in.product')}</p>
          </div>
        </header>
        {isExpired && !signIn.isError && (
          <Alert type="info" showIcon title={t('console.sign_in.expired')} className={styles.alert ?? ''} />
        )}
        {signIn.isError && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={isProblem(signIn.error) ? signIn.error.message : t('console.failed')}
            className={styles.alert ?? ''}
          />
        )}
        <Form<Credentials>
          layout="vertical"
          requiredMark={false}
          onFinish={(values) => signIn.mutate(values)}
        >
          <Form.Item name="loginId" label={t('console.sign_in.login_id')} rules={required}>
            <Input ref={loginId} size="large" autoComplete="username" maxLength={100} />
          </Form.Item>
          <Form.Item name="password" label={t('console.sign_in.password')} rules={required}>
            <Input.Password size="large" autoComplete="current-password" maxLength={200} />
          </Form.Item>
          <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
            {t('console.sign_in')}
          </Button>
        </Form>
        <p className={styles.notice}>{t('console.sign_in.notice')}</p>
      </div>
      <Languages />
    </main>
  )
}
