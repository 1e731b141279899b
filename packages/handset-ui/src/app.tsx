import type { HandsetView } from '@smartym/handset-core/ports'
import type { PhoneChapter } from '@smartym/phrases/manual/phone'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { AfterCallPanel } from './after-call.panel.tsx'
import type { HandsetBridge, UserEvent } from './bridge.ts'
import { CallPanel } from './call.panel.tsx'
import { ConsentScreen } from './consent.screen.tsx'
import { Header } from './header.tsx'
import { HelpButton, HelpContext } from './help-button.tsx'
import { HomePanel } from './home.panel.tsx'
import { LanguageButtons } from './language-buttons.tsx'
import { LockScreen } from './lock.screen.tsx'
import { chapterOf } from './manual-chapter.ts'
import { ManualScreen } from './manual.screen.tsx'
import { OwnRecordingsScreen } from './own-recordings.screen.tsx'
import { ReauthenticationSheet } from './reauthentication.sheet.tsx'
import { RegistrationScreen } from './registration.screen.tsx'
import type { ScreenProps } from './screen.ts'
import { SetupScreen } from './setup.screen.tsx'
import { SignInScreen } from './sign-in.screen.tsx'
import { Sound } from './sound.tsx'
import { StateSwitch } from './state-switch.tsx'
import { wordsOf } from './words.ts'

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
  if (view.consents.isMissing) return <ConsentScreen {...props} />
  if (view.reauthentication.isAsked === true) return <ReauthenticationSheet {...props} />
  const list = view.ownRecordings
  return list === undefined ? <HomePanel {...props} /> : <OwnRecordingsScreen {...props} list={list} />
}

/* A call, and what it leaves to say, goes before the first start; so does the lock. */
function isSettingUp({ setup, call, afterCall, appLock }: HandsetView): boolean {
  return setup !== null && call === null && afterCall === null && !appLock.isShut
}

function Screen(props: ScreenProps<HandsetView>) {
  const { view } = props
  if (view.setup !== null && isSettingUp(view)) return <SetupScreen {...props} setup={view.setup} />
  if (view.registration.state !== 'active') return <RegistrationScreen {...props} />
  if (view.agent === null) return <SignInScreen {...props} />
  if (!view.appLock.isShut) return <Middle {...props} />
  return (
    <>
      {view.call !== null && <CallPanel {...props} view={view.call} />}
      <LockScreen {...props} />
    </>
  )
}

/* A phone that found signs of tampering says so, whatever else it shows (SEC-10). */
function Integrity({ view, words }: ScreenProps<HandsetView>) {
  const { verdict, signs } = view.integrity
  if (verdict === 'trusted') return null
  const names = signs.map((sign) => words(`setting_option.${sign}`)).join(', ')
  return (
    <p class="problem" role="alert">
      {verdict === 'warn' ? words('handset.integrity_warn', { signs: names }) : words('handset.integrity')}
    </p>
  )
}

const activeEveryMs = 5000

/* While somebody touches the phone its app stays open. */
function useActivity(isOpen: boolean, send: ScreenProps<unknown>['send']): void {
  useEffect(() => {
    if (!isOpen) return
    let told = 0
    const touched = () => {
      const at = performance.now()
      if (told !== 0 && at - told < activeEveryMs) return
      told = at
      send({ type: 'user.active' })
    }
    const kinds = ['pointerdown', 'keydown'] as const
    for (const kind of kinds) document.addEventListener(kind, touched, { passive: true })
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, touched)
    }
  }, [isOpen, send])
}

/* What stands around the screen: what is always there while the phone is in use, and what helps when it is not. */
function Frame({ help, onHelpClose, ...props }: FrameProps) {
  const { view, words } = props
  const isInUse = view.registration.state === 'active' && !isSettingUp(view)
  const isAgentThere = isInUse && view.agent !== null
  const isNothingAtHand = view.call === null && view.afterCall === null
  return (
    <main class={`phone ${view.connection}`}>
      {isInUse && <Header {...props} />}
      {isAgentThere && view.connection === 'offline' && (
        <p class="offline-line">{words('handset.offline_help')}</p>
      )}
      <Integrity {...props} />
      <Problem {...props} />
      {help === null ? (
        <Screen {...props} />
      ) : (
        <ManualScreen chapter={help} language={view.language} words={words} onClose={onHelpClose} />
      )}
      {isAgentThere && !view.appLock.isShut && <StateSwitch {...props} />}
      {isNothingAtHand && view.setup?.step !== 'language' && (
        <footer>
          <LanguageButtons {...props} />
        </footer>
      )}
      {!isInUse && !isSettingUp(view) && <HelpButton words={words} />}
    </main>
  )
}

interface FrameProps extends ScreenProps<HandsetView> {
  /** The chapter that is open over the screen. */
  readonly help: PhoneChapter | null
  readonly onHelpClose: () => void
}

/* What help was asked for beside: when another thing is at hand it is gone. */
const atHand = (view: HandsetView): string => view.call?.callId ?? view.afterCall?.callId ?? 'nothing'

/** The whole phone: header, the current thing, the state switch. Draws views, sends events, decides nothing. */
export function App({ bridge }: { bridge: HandsetBridge }) {
  const [view, setView] = useState<HandsetView | null>(null)
  const [now, setNow] = useState(() => Date.now())
  const [helpAt, setHelpAt] = useState<string | null>(null)
  useEffect(() => bridge.subscribe(setView), [bridge])
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(ticking)
  }, [])
  const language = view?.language ?? 'ko'
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const send = useCallback((event: UserEvent) => bridge.send(event), [bridge])
  useActivity(view?.appLock.state === 'open', send)
  if (view === null) return <p class="panel help">SmartyM</p>
  return (
    <HelpContext.Provider value={() => setHelpAt(atHand(view))}>
      <Frame
        view={view}
        words={wordsOf(view.language)}
        send={send}
        now={now}
        help={helpAt === atHand(view) ? chapterOf(view) : null}
        onHelpClose={() => setHelpAt(null)}
      />
      {view.player !== undefined && bridge.soundUrl !== undefined && (
        <Sound player={view.player} url={bridge.soundUrl(view.player.recordingId)} />
      )}
    </HelpContext.Provider>
  )
}
