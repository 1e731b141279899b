import type { HandsetView } from '@smartym/handset-core/ports'
import { phraseLanguages } from '@smartym/phrases'
import { useEffect, useState } from 'preact/hooks'
import { AfterCallPanel } from './after-call.panel.tsx'
import type { HandsetBridge } from './bridge.ts'
import { CallPanel } from './call.panel.tsx'
import { ConsentScreen } from './consent.screen.tsx'
import { Header } from './header.tsx'
import { HomePanel } from './home.panel.tsx'
import { RegistrationScreen } from './registration.screen.tsx'
import type { ScreenProps } from './screen.ts'
import { SignInScreen } from './sign-in.screen.tsx'
import { StateSwitch } from './state-switch.tsx'
import { wordsOf } from './words.ts'

const languageNames = { ko: '한국어', en: 'English', ja: '日本語', zh: '中文' } as const

function Problem({ view, words }: ScreenProps<HandsetView>) {
  if (view.problem === null) return null
  const own = `handset.problem.${view.problem.code}`
  const text =
    words(own) === own ? words('handset.problem.other', { reason: words(view.problem.code) }) : words(own)
  return (
    <p class="problem" role="alert">
      {text}
    </p>
  )
}

function Languages({ view, send }: ScreenProps<HandsetView>) {
  return (
    <footer>
      {phraseLanguages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={view.language === language}
          onClick={() => send({ type: 'user.language_chosen', language })}
        >
          {languageNames[language]}
        </button>
      ))}
    </footer>
  )
}

function Middle(props: ScreenProps<HandsetView>) {
  const { view } = props
  if (view.call !== null) return <CallPanel {...props} view={view.call} />
  if (view.afterCall !== null)
    return (
      /* The CRM may answer meanwhile: a form that stays for its note begins anew with that code. */
      <AfterCallPanel
        key={`${view.afterCall.callId} ${view.afterCall.chosenCode}`}
        {...props}
        view={{ ...view, afterCall: view.afterCall }}
      />
    )
  return view.consents.isMissing ? <ConsentScreen {...props} /> : <HomePanel {...props} />
}

function Screen(props: ScreenProps<HandsetView>) {
  const { view } = props
  if (view.registration.state !== 'active') return <RegistrationScreen {...props} />
  return view.agent === null ? <SignInScreen {...props} /> : <Middle {...props} />
}

/** The whole phone: header, the current thing, the state switch. Draws views, sends events, decides nothing. */
export function App({ bridge }: { bridge: HandsetBridge }) {
  const [view, setView] = useState<HandsetView | null>(null)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => bridge.subscribe(setView), [bridge])
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(ticking)
  }, [])
  const language = view?.language ?? 'ko'
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  if (view === null) return <p class="panel help">SmartyM</p>
  const props: ScreenProps<HandsetView> = {
    view,
    words: wordsOf(view.language),
    send: (event) => bridge.send(event),
    now,
  }
  const isInUse = view.registration.state === 'active'
  return (
    <main class={`phone ${view.connection}`}>
      {isInUse && <Header {...props} />}
      {isInUse && view.connection === 'offline' && view.agent !== null && (
        <p class="offline-line">{props.words('handset.offline_help')}</p>
      )}
      <Problem {...props} />
      <Screen {...props} />
      {isInUse && view.agent !== null && <StateSwitch {...props} />}
      {view.call === null && view.afterCall === null && <Languages {...props} />}
    </main>
  )
}
