import type { CallDirection, DialOutcome } from '@smartym/contract/constants'
import type { DispositionFrame } from '@smartym/contract/frames'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { Step } from '../step/step.ts'

/** The answer that the agent owes for a call, half typed or given (CTC-7). */
export interface AfterCallForm {
  callId: string
  /** Its `call.ended` report: the order in which calls ended. */
  endedSeq: number
  outcome: DialOutcome
  durationMs: number
  customerName: string | null
  phoneNumber: string | null
  note: string
  chosenCode: string | null
  /** Code and note stand as they were given; false while the note has been changed since. */
  isSaved: boolean
}

const prefix = 'form/'
const maxForms = 20
/* The report's limit. */
const maxNoteLength = 2000

/** The form after a call: the latest is shown; a half-typed note outlives restarts and other calls. */
export function createAfterCallMachine({
  reports,
  settings,
}: {
  reports: ReportsMachine
  settings: SettingsMachine
}) {
  const forms = new Map<string, AfterCallForm>()

  function save(step: Step, form: AfterCallForm): void {
    forms.set(form.callId, form)
    step.put(prefix + form.callId, form)
  }

  function drop(step: Step, isDropped: (form: AfterCallForm) => boolean): void {
    for (const form of forms.values()) {
      if (!isDropped(form)) continue
      forms.delete(form.callId)
      step.put(prefix + form.callId, null)
    }
  }

  const shown = (): AfterCallForm | undefined => [...forms.values()].at(-1)
  const isAnswered = (form: AfterCallForm): boolean => form.chosenCode !== null && form.isSaved
  const isWorthKeeping = (form: AfterCallForm): boolean =>
    !isAnswered(form) && (form.note !== '' || settings.current().isDispositionRequired)

  return {
    restore(rows: Record<string, unknown>): void {
      const known = Object.entries(rows)
        .filter(([key]) => key.startsWith(prefix))
        .map(([, row]) => row as Omit<AfterCallForm, 'isSaved'> & Partial<AfterCallForm>)
        .toSorted((a, b) => a.endedSeq - b.endedSeq)
      /* Forms kept by an older version do not say it. */
      for (const form of known)
        forms.set(form.callId, { ...form, isSaved: form.isSaved ?? form.chosenCode !== null })
    },

    /** A call ended; an incoming one that was missed asks for no answer. */
    callEnded(
      step: Step,
      direction: CallDirection,
      form: Omit<AfterCallForm, 'chosenCode' | 'isSaved'>,
    ): void {
      if (settings.current().dispositions.length === 0) return
      if (direction === 'inbound' && form.outcome !== 'connected') return
      if (forms.size >= maxForms) drop(step, (known) => known === forms.values().next().value)
      save(step, { ...form, chosenCode: null, isSaved: false })
    },

    /** The next call begins: what was answered or asks for nothing goes. */
    callStarted: (step: Step): void => drop(step, (form) => !isWorthKeeping(form)),

    /** Wrap-up is over: what was answered goes. */
    wrapUpEnded: (step: Step): void => drop(step, isAnswered),

    /** Another agent must not see whom this one called. */
    signedOut: (step: Step): void => drop(step, () => true),

    changeNote(step: Step, text: string): void {
      const form = shown()
      const note = text.slice(0, maxNoteLength)
      if (form !== undefined && form.note !== note) save(step, { ...form, note, isSaved: false })
    },

    choose(step: Step, code: string, note: string | null): void {
      const form = shown()
      if (form === undefined) return
      const typed = note?.slice(0, maxNoteLength) ?? form.note
      const text = typed === '' ? null : typed
      reports.add(step, 'disposition.recorded', { callId: form.callId, code, note: text })
      save(step, { ...form, note: text ?? '', chosenCode: code, isSaved: true })
    },

    /**
     * Somebody else answered for this call: nothing is asked any more. Only a note that was typed here and is not in
     * the answer keeps the form open, with the code that was given.
     */
    answeredElsewhere(
      step: Step,
      { callId, code, note }: Pick<DispositionFrame, 'callId' | 'code' | 'note'>,
    ): void {
      const form = forms.get(callId)
      if (form === undefined) return
      const isNoteOpen = !form.isSaved && form.note !== '' && form.note !== note
      if (isNoteOpen) save(step, { ...form, chosenCode: code })
      else drop(step, (known) => known === form)
    },

    shown,
  }
}
export type AfterCallMachine = ReturnType<typeof createAfterCallMachine>
