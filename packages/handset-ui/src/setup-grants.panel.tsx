import { type HandsetView, makerGrants, permissionGrants } from '@smartym/handset-core/ports'
import type { ScreenProps } from './screen.ts'

type Setup = NonNullable<HandsetView['setup']>
type Props = Omit<ScreenProps<HandsetView>, 'view'> & { readonly setup: Setup }

const ofGroup = (setup: Setup, group: readonly string[]): Setup['grants'] =>
  setup.grants.filter(({ name }) => group.includes(name))

/* What was answered before stands above, so that one sees how far it goes. */
function Answered({ setup, words }: Pick<Props, 'setup' | 'words'>) {
  const answered = ofGroup(setup, permissionGrants).filter(
    ({ state, isSkipped, name }) => name !== setup.asked && (state === 'granted' || isSkipped),
  )
  if (answered.length === 0) return null
  return (
    <ul class="grants">
      {answered.map(({ name, state }) => (
        <li key={name} data-state={state}>
          <span>{words(`handset.grant.${name}`)}</span>
          <b>{words(state === 'granted' ? 'handset.grant_state.granted' : 'handset.grant_state.skipped')}</b>
        </li>
      ))}
    </ul>
  )
}

/** One permission at a time, with what it is for and what will not work without it. */
export function SetupPermissions({ setup, words, send }: Omit<Props, 'now'>) {
  const { asked } = setup
  if (asked === null) return <p class="help">{words('handset.setup.looking')}</p>
  const isBlocked = setup.grants.some(({ name, state }) => name === asked && state === 'blocked')
  return (
    <>
      <Answered setup={setup} words={words} />
      <div data-testid="asked" data-grant={asked} aria-live="polite">
        <h2>{words(`handset.grant.${asked}`)}</h2>
        <p>{words(`handset.grant_reason.${asked}`)}</p>
        <p class="help">{words(`handset.grant_without.${asked}`)}</p>
        {isBlocked && <p class="warn">{words('handset.setup.blocked')}</p>}
      </div>
      <div class="save">
        <button
          class="primary big"
          type="button"
          onClick={() => send({ type: 'user.phone_grant_requested', name: asked })}
        >
          {words(isBlocked ? 'handset.setup.open_settings' : 'handset.setup.allow')}
        </button>
        <button
          class="later"
          type="button"
          onClick={() => send({ type: 'user.phone_grant_skipped', name: asked })}
        >
          {words('handset.setup.later')}
        </button>
      </div>
    </>
  )
}

/** What the phone's maker would else do to an app that nobody looks at: battery, start by itself, permissions of unused apps. */
export function SetupMaker({ setup, words, send }: Omit<Props, 'now'>) {
  return (
    <>
      <p class="help">{words('handset.setup.maker_text')}</p>
      <ul class="grants maker">
        {ofGroup(setup, makerGrants).map(({ name, state }) => (
          <li key={name} data-grant={name} data-state={state}>
            <div>
              <strong>{words(`handset.grant.${name}`)}</strong>
              <b>{words(`handset.grant_state.${state === 'blocked' ? 'missing' : state}`)}</b>
            </div>
            <p class="help">{words(`handset.grant_reason.${name}`)}</p>
            {state !== 'granted' && (
              <button type="button" onClick={() => send({ type: 'user.phone_grant_requested', name })}>
                {words('handset.setup.open_settings')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <div class="save">
        <button
          class="primary big"
          type="button"
          onClick={() => send({ type: 'user.setup_step_confirmed', step: 'maker' })}
        >
          {words('handset.setup.next')}
        </button>
      </div>
    </>
  )
}
