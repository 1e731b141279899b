import { useEffect } from 'react'
import { Alert, Skeleton } from 'antd'
import { getRouteApi } from '@tanstack/react-router'
import { useLanguage, useTranslate } from '../../../platform/language.ts'
import { changePreferences } from '../../../platform/preferences.ts'
import { HelpButton } from '../../../ui/manual/help-button.tsx'
import { CredentialsStep } from './credentials.step.tsx'
import { PendingSteps } from './pending.steps.tsx'
import styles from './sign-in.module.css'
import { usePendingSignIn } from './use-sign-in.ts'

const route = getRouteApi('/sign-in')
const languages = [
  { code: 'ko', name: '한국어' },
  { code: 'en', name: 'English' },
  { code: 'ja', name: '日本語' },
  { code: 'zh', name: '简体中文' },
] as const

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

function Steps() {
  const t = useTranslate()
  const { isPending } = route.useSearch()
  const { pending, isOver } = usePendingSignIn()
  if (pending !== undefined) return <PendingSteps pending={pending} />
  if (isPending === true && !isOver) return <Skeleton active />
  return (
    <>
      {isOver && (
        <Alert type="info" showIcon title={t('accounts.sign_in_expired')} className={styles.alert ?? ''} />
      )}
      <CredentialsStep />
    </>
  )
}

/** The way in, step by step (SEC-3: each try leaves a trace; SEC-15). */
export function SignInPage() {
  const t = useTranslate()
  useEffect(() => {
    document.title = `${t('console.sign_in')} · SmartyM`
  }, [t])
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
        <Steps />
        <p className={styles.notice}>{t('console.sign_in.notice')}</p>
      </div>
      <div className={styles.foot}>
        <Languages />
        <HelpButton />
      </div>
    </main>
  )
}
