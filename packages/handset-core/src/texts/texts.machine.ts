import type { InboundPolicy, InboundText } from '@smartym/contract'
import type { SendTextPayload } from '@smartym/contract/frames'
import type { TextFault, TextWithheldReason } from '@smartym/contract/constants'
import { isQuietAt } from '@smartym/rules/inbound'
import { dayOf, timeOfDay } from '@smartym/rules/time-of-day'
import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import { labelled, renderText, textFormOf, textParts } from '@smartym/rules/text-messages'
import type { CallRow } from '../calls/call-rows.ts'
import type { ClockMachine } from '../clock/clock.machine.ts'
import type { LineSimMachine } from '../line-sim/line-sim.machine.ts'
import type { HandsetEvent } from '../ports/index.ts'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { SessionMachine } from '../session/session.machine.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { Step } from '../step/step.ts'
import type { Timers } from '../step/timers.ts'

/** A text that was ordered once; it stays for as long as it speaks against another. */
export interface TextRow {
  textMessageId: string
  /** E.164. */
  phoneNumber: string
  /** Best estimate of server time, UTC ms. */
  orderedAt: number
  /** Short messages that it counts as. */
  parts: number
  /** Which of the shell's parts have left the phone. */
  sentParts: number[]
  /** `unconfirmed`: given up waiting; the shell's late word still counts. */
  state: 'ordered' | 'unconfirmed' | 'sent' | 'failed'
}

type PartSent = Extract<HandsetEvent, { type: 'text.part_sent' }>
interface Deps {
  clock: ClockMachine
  lineSim: Pick<LineSimMachine, 'current'>
  reports: ReportsMachine
  session: SessionMachine
  settings: SettingsMachine
  timers: Timers
}

const prefix = 'text/'
const dayMs = 24 * 3600_000
/* The radio has given up long before. */
const confirmLimitMs = 300_000

/** Texts to callers whom nobody answered (INB-1): whether, what, and that each leaves once. */
export function createTextsMachine({ clock, lineSim, reports, session, settings, timers }: Deps) {
  const rows = new Map<string, TextRow>()

  function save(step: Step, row: TextRow): void {
    rows.set(row.textMessageId, row)
    step.put(prefix + row.textMessageId, row)
  }

  function bodyOf({ body, isAdvertising }: InboundText, utcOffsetMs: number, at: number): string {
    const values = { agent: session.agent()?.name ?? '', time: timeOfDay(at, utcOffsetMs) }
    return labelled(renderText(body, values), isAdvertising)
  }

  function partsOfDay(at: number, utcOffsetMs: number): number {
    const day = dayOf(at, utcOffsetMs)
    let parts = 0
    for (const row of rows.values()) if (dayOf(row.orderedAt, utcOffsetMs) === day) parts += row.parts
    return parts
  }

  function wasTextedLately(phoneNumber: string, at: number, { textIntervalMs }: InboundPolicy): boolean {
    return [...rows.values()].some(
      (row) =>
        row.phoneNumber === phoneNumber && row.state !== 'failed' && at - row.orderedAt < textIntervalMs,
    )
  }

  /* Whom to text what, or why nobody is. */
  function decide(
    policy: InboundPolicy | undefined,
    phoneNumber: string | null,
    at: number,
  ): { phoneNumber: string; text: InboundText; body: string } | TextWithheldReason {
    const text = policy?.text ?? null
    if (policy === undefined || text === null) return 'no_template'
    if (phoneNumber === null) return 'no_number'
    const parsed = parsePhoneNumber(phoneNumber)
    if (!parsed.ok || parsed.kind !== 'mobile') return 'not_mobile'
    if (text.isAdvertising && isQuietAt(policy, at)) return 'quiet_hours'
    if (wasTextedLately(parsed.e164, at, policy)) return 'interval'
    const body = bodyOf(text, policy.utcOffsetMs, at)
    if (textFormOf(body) === null) return 'too_long'
    return isAboveBudget(policy, body, at) ? 'budget' : { phoneNumber: parsed.e164, text, body }
  }

  /* Its row is put with the order: it leaves once, or never. */
  function order(step: Step, text: Omit<SendTextPayload, 'isAdvertising'>, at: number): void {
    const { textMessageId, phoneNumber, ...said } = text
    const parts = textParts(text.body)
    const row: TextRow = { textMessageId, phoneNumber, orderedAt: at, parts, sentParts: [], state: 'ordered' }
    save(step, row)
    reports.add(step, 'text.ordered', { textMessageId, ...said, parts })
    const simId = lineSim.current()
    // By another SIM it would come from a stranger.
    if (simId === null) fail(step, row, 'failed', 'no_service')
    else
      step.order({
        type: 'send_text',
        textMessageId,
        phoneNumber,
        body: text.body,
        ...(simId !== undefined && { simId }),
      })
  }

  function isAboveBudget(policy: InboundPolicy, body: string, at: number): boolean {
    return partsOfDay(at, policy.utcOffsetMs) + textParts(body) > policy.textPartsADay
  }

  function fail(step: Step, row: TextRow, state: 'failed' | 'unconfirmed', fault: TextFault): void {
    save(step, { ...row, state })
    reports.add(step, 'text.failed', { textMessageId: row.textMessageId, fault })
  }

  const isWaiting = (row: TextRow): boolean => row.state === 'ordered' || row.state === 'unconfirmed'

  return {
    restore(all: Record<string, unknown>): void {
      for (const [key, row] of Object.entries(all))
        if (key.startsWith(prefix)) rows.set((row as TextRow).textMessageId, row as TextRow)
    },

    /** Nobody answered, and the rules of that moment ask for a text. */
    callMissed(step: Step, { callId, phoneNumber: caller }: Pick<CallRow, 'callId' | 'phoneNumber'>): void {
      const { at } = clock.now(step.clock)
      const textMessageId = step.newId('txt', at)
      const decision = decide(settings.current().inbound, caller, at)
      if (typeof decision === 'string') {
        reports.add(step, 'text.withheld', { textMessageId, callId, reason: decision })
        return
      }
      const { phoneNumber, text, body } = decision
      const { textTemplateId, version: templateVersion } = text
      order(step, { textMessageId, callId, phoneNumber, textTemplateId, templateVersion, body }, at)
    },

    /** Somebody wants a text sent again: so soon after the first is no matter, all else is. */
    resend(step: Step, { isAdvertising, ...text }: SendTextPayload): void {
      const { inbound } = settings.current()
      const { at } = clock.now(step.clock)
      const { textMessageId, callId, body } = text
      const withhold = (reason: TextWithheldReason): void =>
        void reports.add(step, 'text.withheld', { textMessageId, callId, reason })
      if (inbound === undefined || isAboveBudget(inbound, body, at)) withhold('budget')
      else if (isAdvertising && isQuietAt(inbound, at)) withhold('quiet_hours')
      else order(step, text, at)
    },

    onPartSent(step: Step, { textMessageId, part, parts }: PartSent): void {
      const row = rows.get(textMessageId)
      if (row === undefined || !isWaiting(row) || row.sentParts.includes(part)) return
      const sentParts = [...row.sentParts, part]
      const isWhole = sentParts.length >= parts
      save(step, { ...row, sentParts, state: isWhole ? 'sent' : row.state })
      if (isWhole) reports.add(step, 'text.sent', { textMessageId, parts })
    },

    onFailed(step: Step, textMessageId: string, fault: TextFault): void {
      const row = rows.get(textMessageId)
      if (row !== undefined && isWaiting(row)) fail(step, row, 'failed', fault)
    },

    /** What was ordered long ago and never confirmed, also by a process that died, is not known to have left, and not ordered again. */
    waitOver(step: Step): void {
      const { at } = clock.now(step.clock)
      for (const row of rows.values())
        if (row.state === 'ordered' && Math.abs(at - row.orderedAt) >= confirmLimitMs)
          fail(step, row, 'unconfirmed', 'unconfirmed')
    },

    /** Forgets what speaks against no text any more. */
    prune(step: Step): void {
      const { at } = clock.now(step.clock)
      const keepMs = Math.max(dayMs, settings.current().inbound?.textIntervalMs ?? 0)
      for (const row of rows.values()) {
        if (row.state === 'ordered' || at - row.orderedAt < keepMs) continue
        rows.delete(row.textMessageId)
        step.put(prefix + row.textMessageId, null)
      }
    },

    settle(step: Step): void {
      const isAnyOrdered = [...rows.values()].some((row) => row.state === 'ordered')
      if (!isAnyOrdered) timers.cancel(step, 'texts')
      else if (!timers.isSet('texts')) timers.set(step, 'texts', confirmLimitMs)
    },
  }
}
export type TextsMachine = ReturnType<typeof createTextsMachine>
