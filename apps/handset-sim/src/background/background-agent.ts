import type { HandsetView } from '@smartym/handset-core'
import type { HandsetClock } from '../clock/handset-clock.ts'
import type { UserEvent, VirtualHandset } from '../handset.ts'

/** Chance, injected so that tests can repeat a day. Between 0 and 1. */
export type Chance = () => number

/** What an agent does next, and after how long. */
interface Intent {
  afterMs: number
  event: UserEvent
}

const seconds = (least: number, most: number, chance: Chance): number =>
  Math.round((least + chance() * (most - least)) * 1000)

/**
 * Somebody who works: dials by hand, talks for a while, fills in the form, now and then takes a break. It lets the board
 * and the lists of a demo live.
 */
export function startBackgroundAgent(
  handset: Pick<VirtualHandset, 'view' | 'onView' | 'send'>,
  clock: HandsetClock,
  chance: Chance = Math.random,
): () => void {
  let situation = ''
  let takeBack = (): void => {}
  const stopListening = handset.onView(look)

  function look(): void {
    const view = handset.view()
    const seen = view ? situationOf(view) : ''
    if (!view || seen === situation) return
    situation = seen
    takeBack()
    const intent = intentOf(view, chance)
    if (!intent) return
    takeBack = clock.setTimer(intent.afterMs, () => {
      handset.send(intent.event)
      // What was refused is thought over again.
      takeBack = clock.setTimer(seconds(20, 40, chance), () => {
        situation = ''
        look()
      })
    })
  }

  look()
  return () => {
    stopListening()
    takeBack()
  }
}

function situationOf(view: HandsetView): string {
  const { agentState, call, afterCall } = view
  const form = afterCall && afterCall.chosenCode === null ? afterCall.callId : ''
  const owed = owedConsent(view) ?? ''
  return [owed, view.connection, agentState?.state, agentState?.since, call?.callId, call?.phase, form].join(
    ' ',
  )
}

function intentOf(view: HandsetView, chance: Chance): Intent | undefined {
  const { agentState, call, afterCall } = view
  if (view.connection !== 'connected' || !agentState) return undefined
  if (call) return intentInCall(call, chance)
  if (afterCall && afterCall.chosenCode === null && view.dispositions.length > 0) {
    const choice = view.dispositions[Math.floor(chance() * view.dispositions.length)]
    const event = { type: 'user.disposition_chosen', code: choice?.code ?? '', note: null } as const
    return { afterMs: seconds(4, 15, chance), event }
  }
  const owed = owedConsent(view)
  if (owed !== undefined) {
    const event = { type: 'user.consent_given', consentTextId: owed } as const
    return { afterMs: seconds(5, 60, chance), event }
  }
  switch (agentState.state) {
    case 'available':
      return chance() < 0.1 ? breakIntent(view, chance) : dialIntent(chance)
    case 'wrap_up':
      return { afterMs: seconds(3, 12, chance), event: wish('available', null) }
    case 'not_ready':
      return { afterMs: seconds(20, 90, chance), event: wish('available', null) }
    case 'in_call':
    case 'logged_out':
      return undefined
  }
}

/** A required text that came to the phone and is not agreed to. */
function owedConsent({ consents }: HandsetView): string | undefined {
  return consents.items.find((item) => item.isRequired && item.givenAt === null && item.body !== null)
    ?.consentTextId
}

function intentInCall(call: NonNullable<HandsetView['call']>, chance: Chance): Intent | undefined {
  if (call.direction === 'inbound' && call.phase === 'ringing') {
    return { afterMs: seconds(2, 6, chance), event: { type: 'user.answer_requested' } }
  }
  if (call.phase !== 'connected') return undefined
  return { afterMs: seconds(12, 140, chance), event: { type: 'user.hang_up_requested' } }
}

function dialIntent(chance: Chance): Intent {
  const event = { type: 'user.dial_requested', phoneNumber: someNumber(chance) } as const
  return { afterMs: seconds(4, 25, chance), event }
}

function breakIntent(view: HandsetView, chance: Chance): Intent {
  const reason = view.notReadyReasons[Math.floor(chance() * view.notReadyReasons.length)]?.code ?? 'break'
  return { afterMs: seconds(3, 10, chance), event: wish('not_ready', reason) }
}

function wish(state: 'available' | 'not_ready', notReadyReason: string | null): UserEvent {
  return { type: 'user.state_wished', wish: state, notReadyReason }
}

/** Numbers of a block that no one can own; one in five behaves badly. */
function someNumber(chance: Chance): string {
  const hundred = 10 + Math.floor(chance() * 40)
  const bad = ['31', '32', '33', '35', '37']
  const end = chance() < 0.2 ? bad[Math.floor(chance() * bad.length)] : String(Math.floor(chance() * 30))
  return `0100000${hundred}${(end ?? '0').padStart(2, '0')}`
}
