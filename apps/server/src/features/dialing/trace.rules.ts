import { type TracePartner, type TraceResponse, type TraceStep, traceSteps } from '@smartym/contract'

/** A step as it was recorded. Instants are UTC ms. */
export interface RecordedStep {
  readonly step: TraceStep
  readonly at: number
  readonly isFailed: boolean
  readonly note: string | null
}

/* Who had to do something for the step to come. */
const partners: Readonly<Record<TraceStep, TracePartner>> = {
  accepted: 'crm',
  rule_checked: 'server',
  pushed: 'server',
  receipt: 'push',
  dialed: 'phone',
  rang: 'network',
  connected: 'customer',
  recorded: 'phone',
  ended: 'agent',
  sealed: 'phone',
  uploaded: 'phone',
  verified: 'server',
}

const stepsOfRequest: readonly TraceStep[] = ['accepted', 'rule_checked', 'pushed', 'receipt']
const stepsOfRecording: readonly TraceStep[] = ['recorded', 'sealed', 'uploaded', 'verified']

/**
 * "Where did my call go?" (CTC-9): every step that a call of this kind takes, in the order expected, those not reached
 * without a time. A call without a request has no steps of one, a call without a recording none of that.
 */
export function traceOf(
  recorded: readonly RecordedStep[],
  call: { readonly isRequested: boolean; readonly isRecorded: boolean },
): TraceResponse['steps'] {
  const byStep = new Map(recorded.map((step) => [step.step, step]))
  const isTaken = (step: TraceStep): boolean =>
    byStep.has(step) ||
    ((call.isRequested || !stepsOfRequest.includes(step)) &&
      (call.isRecorded || !stepsOfRecording.includes(step)))
  let before: number | null = null
  return traceSteps.filter(isTaken).map((step) => {
    const { at = null, isFailed = false, note = null } = byStep.get(step) ?? {}
    const tookMs = at === null || before === null ? null : Math.max(0, at - before)
    before = at ?? before
    return {
      step,
      at: at === null ? null : new Date(at).toISOString(),
      tookMs,
      waitedFor: partners[step],
      isFailed,
      note,
    }
  })
}
