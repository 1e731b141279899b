import { type HandsetView, setupSteps } from '@smartym/handset-core/ports'
import { ConsentScreen } from './consent.screen.tsx'
import { HelpButton } from './help-button.tsx'
import { LanguageButtons } from './language-buttons.tsx'
import { ProbeList } from './probe.list.tsx'
import { RegistrationScreen } from './registration.screen.tsx'
import type { ScreenProps } from './screen.ts'
import { SetupMaker, SetupPermissions } from './setup-grants.panel.tsx'
import { SignInScreen } from './sign-in.screen.tsx'

type Setup = NonNullable<HandsetView['setup']>
type Props = ScreenProps<HandsetView> & { readonly setup: Setup }

function Progress({ setup, words, send }: Props) {
  const steps = setupSteps.filter((step) => step !== 'done')
  const at = setup.step === 'done' ? steps.length : steps.indexOf(setup.step)
  return (
    <header class="setup-progress">
      <div class="top">
        <b>{words('handset.setup.title')}</b>
        {setup.isAgain && (
          <button type="button" onClick={() => send({ type: 'user.setup_closed' })}>
            {words('handset.close')}
          </button>
        )}
        <HelpButton words={words} />
      </div>
      <ol aria-label={words('handset.setup.title')}>
        {steps.map((step, index) => (
          <li
            key={step}
            class={index < at ? 'done' : ''}
            aria-current={index === at ? 'step' : undefined}
            aria-label={words(`handset.setup.step.${step}`)}
          />
        ))}
      </ol>
      {setup.step !== 'done' && (
        <p class="help">
          {words('handset.setup.progress', {
            at: at + 1,
            of: steps.length,
            step: words(`handset.setup.step.${setup.step}`),
          })}
        </p>
      )}
    </header>
  )
}

function LanguageStep({ view, words, send }: Props) {
  return (
    <section class="panel setup" data-testid="setup" data-step="language">
      <h1>{words('handset.setup.language_title')}</h1>
      <div class="languages">
        <LanguageButtons view={view} send={send} class="big" />
      </div>
    </section>
  )
}

/* A consent is somebody's: its step begins with signing in, and that with the company's approval of the phone. */
function ConsentStep(props: Props) {
  if (props.view.registration.state !== 'active') return <RegistrationScreen {...props} />
  if (props.view.agent === null) return <SignInScreen {...props} />
  return <ConsentScreen {...props} />
}

function ProbeStep(props: Props) {
  const { words, send, view } = props
  return (
    <section class="panel setup" data-testid="setup" data-step="probe">
      <h1>{words('handset.setup.probe_title')}</h1>
      <p class="help">{words('handset.setup.probe_text')}</p>
      <ProbeList {...props} />
      <div class="save">
        <button
          class="primary big"
          type="button"
          disabled={view.recording.probe?.isRunning === true}
          onClick={() => send({ type: 'user.setup_step_confirmed', step: 'probe' })}
        >
          {words('handset.setup.next')}
        </button>
      </div>
    </section>
  )
}

/* What was put off is named once more: it can be granted from here, or by going through it again. */
function DoneStep({ view, words, send, setup }: Props) {
  const open = setup.grants.filter(({ state }) => state === 'missing' || state === 'blocked')
  const { isReady, faults } = view.recording
  return (
    <section class="panel setup" data-testid="setup" data-step="done">
      <h1>{words(isReady ? 'handset.setup.done_title' : 'handset.setup.done_not_ready')}</h1>
      {!isReady && faults.length > 0 && (
        <p class="warn">{faults.map((fault) => words(`handset.fault.${fault}`)).join(', ')}</p>
      )}
      {open.length > 0 && <p class="help">{words('handset.setup.put_off')}</p>}
      <ul class="grants maker">
        {open.map(({ name }) => (
          <li key={name} data-grant={name}>
            <strong>{words(`handset.grant.${name}`)}</strong>
            <p class="help">{words(`handset.grant_without.${name}`)}</p>
            <button type="button" onClick={() => send({ type: 'user.phone_grant_requested', name })}>
              {words('handset.setup.allow')}
            </button>
          </li>
        ))}
      </ul>
      <p class="help">{words('handset.setup.done_text')}</p>
      <div class="save">
        <button
          class="primary big"
          type="button"
          onClick={() => send({ type: 'user.setup_step_confirmed', step: 'done' })}
        >
          {words('handset.setup.finish')}
        </button>
      </div>
    </section>
  )
}

function Step(props: Props) {
  const { words, setup } = props
  switch (setup.step) {
    case 'language':
      return <LanguageStep {...props} />
    case 'registration':
      return <RegistrationScreen {...props} />
    case 'consent':
      return <ConsentStep {...props} />
    case 'probe':
      return <ProbeStep {...props} />
    case 'done':
      return <DoneStep {...props} />
    case 'permissions':
    case 'maker':
      return (
        <section class="panel setup" data-testid="setup" data-step={setup.step}>
          <h1>{words(`handset.setup.${setup.step}_title`)}</h1>
          {setup.step === 'maker' ? <SetupMaker {...props} /> : <SetupPermissions {...props} />}
        </section>
      )
  }
}

/** The first start, one step a screen, in the order that the core says (DIS-2). */
export function SetupScreen(props: ScreenProps<HandsetView> & { readonly setup: Setup }) {
  return (
    <>
      <Progress {...props} />
      <Step {...props} />
    </>
  )
}
