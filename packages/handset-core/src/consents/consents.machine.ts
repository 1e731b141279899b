import type { HandsetConsent, HandsetConsentText, Language } from '@smartym/contract'
import type { ConsentsFrame } from '@smartym/contract/frames'
import type { ClockMachine } from '../clock/clock.machine.ts'
import type { HandsetView, NetworkFault } from '../ports/index.ts'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { SessionMachine } from '../session/session.machine.ts'
import { backOffMs } from '../step/back-off.ts'
import type { Step } from '../step/step.ts'
import type { Timers } from '../step/timers.ts'

type Told = Omit<ConsentsFrame, 'type'>
type Shown = HandsetView['consents']

const rowKey = 'consents'
const textPrefix = 'consent_text/'
const backOff = { baseMs: 5_000, maxMs: 300_000 }

interface Deps {
  clock: ClockMachine
  reports: ReportsMachine
  session: SessionMachine
  timers: Timers
}

/** What the agent has agreed to and what is still owed; without the required ones nothing is dialled (DIS-4). */
export function createConsentsMachine({ clock, reports, session, timers }: Deps) {
  let told: Told | null = null
  const texts = new Map<string, HandsetConsentText>()
  let isFetching = false
  let failures = 0
  let shown: { language: Language; offsetMs: number; consents: Shown } | undefined

  function current(): readonly HandsetConsent[] {
    const agent = session.agent()
    return agent !== null && told?.agentId === agent.agentId ? told.consents : []
  }

  /* What was said here and the server may not have heard yet stands above what the server says. */
  function withOwnWords({ agentId, consents }: Told): Told {
    const own = new Map<string, number | null>()
    for (const report of reports.waiting()) {
      if (report.kind !== 'consent.given' && report.kind !== 'consent.withdrawn') continue
      if (report.payload.agentId !== agentId) continue
      own.set(report.payload.consentTextId, report.kind === 'consent.given' ? report.at : null)
    }
    const said = (consent: HandsetConsent): HandsetConsent => {
      const givenAt = own.get(consent.consentTextId)
      return givenAt === undefined ? consent : { ...consent, givenAt }
    }
    return { agentId, consents: consents.map(said) }
  }

  function keep(step: Step, next: Told | null): void {
    if (JSON.stringify(next) === JSON.stringify(told)) return
    told = next
    shown = undefined
    step.put(rowKey, next)
  }

  /* A text that nobody is asked for any more need not stay on the phone. */
  function forgetTexts(step: Step, consents: readonly HandsetConsent[]): void {
    const wanted = new Set(consents.map(({ consentTextId }) => consentTextId))
    for (const consentTextId of texts.keys()) {
      if (wanted.has(consentTextId)) continue
      texts.delete(consentTextId)
      step.put(textPrefix + consentTextId, null)
    }
  }

  function decide(step: Step, consentTextId: string, givenAt: number | null): void {
    if (told === null) return
    const { agentId, consents } = told
    const changed = consents.map((each) =>
      each.consentTextId === consentTextId ? { ...each, givenAt } : each,
    )
    keep(step, { agentId, consents: changed })
  }

  function waitBeforeNext(step: Step, retryAfterMs: number | null): void {
    failures += 1
    timers.set(step, 'consent_texts', backOffMs(failures, backOff, step.fraction(), retryAfterMs))
  }

  const findOwed = (consentTextId: string, isGiven: boolean): HandsetConsent | undefined =>
    current().find((each) => each.consentTextId === consentTextId && (each.givenAt !== null) === isGiven)

  return {
    restore(rows: Record<string, unknown>): void {
      told = (rows[rowKey] as Told | undefined) ?? null
      for (const [key, row] of Object.entries(rows))
        if (key.startsWith(textPrefix)) texts.set(key.slice(textPrefix.length), row as HandsetConsentText)
    },

    /** The server's word on what one agent has agreed to. */
    apply(step: Step, next: Told): void {
      keep(step, withOwnWords(next))
      forgetTexts(step, next.consents)
    },

    /** A new link: an answer that has not come will not come any more. */
    linkOpened(step: Step): void {
      isFetching = false
      failures = 0
      timers.cancel(step, 'consent_texts')
    },

    /** The agent agrees; the text must have been there to be read. */
    give(step: Step, consentTextId: string, language: Language): void {
      const agent = session.agent()
      if (agent === null || !texts.has(consentTextId) || !findOwed(consentTextId, false)) return
      const { agentId } = agent
      reports.add(step, 'consent.given', { agentId, consentTextId, language })
      decide(step, consentTextId, clock.now(step.clock).at)
    },

    withdraw(step: Step, consentTextId: string): void {
      const agent = session.agent()
      if (agent === null || !findOwed(consentTextId, true)) return
      reports.add(step, 'consent.withdrawn', { agentId: agent.agentId, consentTextId })
      decide(step, consentTextId, null)
    },

    textsFetched(step: Step, fetched: readonly HandsetConsentText[]): void {
      isFetching = false
      const wanted = new Set(told?.consents.map(({ consentTextId }) => consentTextId))
      for (const text of fetched) {
        if (!wanted.has(text.consentTextId)) continue
        texts.set(text.consentTextId, text)
        step.put(textPrefix + text.consentTextId, text)
        wanted.delete(text.consentTextId)
      }
      shown = undefined
      failures = 0
      // One that the server does not have (any more): its next word will say so.
      if ([...wanted].some((id) => !texts.has(id))) waitBeforeNext(step, null)
    },

    textsFailed(step: Step, { retryAfterMs }: NetworkFault): void {
      isFetching = false
      waitBeforeNext(step, retryAfterMs)
    },

    signedOut: (step: Step): void => keep(step, null),

    /** Fetches the words that are not here yet, if nothing is under way and no wait is on. */
    settle(step: Step, isLinkOpen: boolean): void {
      if (!isLinkOpen || isFetching || timers.isSet('consent_texts')) return
      const consentTextIds = current().flatMap(({ consentTextId }) =>
        texts.has(consentTextId) ? [] : [consentTextId],
      )
      if (consentTextIds.length === 0) return
      isFetching = true
      step.order({ type: 'fetch_consent_texts', consentTextIds })
    },

    /** Is a required one not given by the agent who works here. */
    isMissing: (): boolean => current().some(({ isRequired, givenAt }) => isRequired && givenAt === null),

    /** The same object until something changes; its texts are long. */
    shown(language: Language, offsetMs: number): Shown {
      const consents = current()
      if (consents.length === 0) shown = undefined
      if (shown?.language === language && shown.offsetMs === offsetMs) return shown.consents
      const items = consents.map(({ givenAt, ...consent }) => {
        const text = texts.get(consent.consentTextId)
        return {
          ...consent,
          givenAt: givenAt === null ? null : givenAt + offsetMs,
          title: text?.title[language] ?? null,
          body: text?.body[language] ?? null,
        }
      })
      if (items.length === 0) return nothing
      shown = { language, offsetMs, consents: { items, isMissing: this.isMissing() } }
      return shown.consents
    },
  }
}
export type ConsentsMachine = ReturnType<typeof createConsentsMachine>

const nothing: Shown = { items: [], isMissing: false }
