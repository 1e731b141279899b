import type { CallResponse, TraceResponse } from '@smartym/contract'
import { traceSteps } from '@smartym/contract/constants'
import { iso } from './random.ts'

const partners = {
  accepted: 'crm',
  rule_checked: 'server',
  pushed: 'push',
  receipt: 'phone',
  dialed: 'phone',
  rang: 'network',
  connected: 'customer',
  recorded: 'phone',
  ended: 'agent',
  sealed: 'phone',
  uploaded: 'network',
  verified: 'server',
} as const
const tookMs = {
  accepted: 0,
  rule_checked: 4,
  pushed: 11,
  receipt: 86,
  dialed: 340,
  rang: 2_140,
  connected: 6_480,
  recorded: 210,
  ended: 0,
  sealed: 640,
  uploaded: 1_130,
  verified: 48,
} as const

type Step = TraceResponse['steps'][number]

/** The way of a call, up to where its state says that it is. */
export function traceOf(call: CallResponse): TraceResponse {
  let at = Date.parse(call.startedAt) - 600
  const reached =
    call.recordingState === 'stored'
      ? 12
      : call.recordingState === 'sealed'
        ? 10
        : call.phase === 'connected'
          ? 8
          : 9
  const isFailed = call.recordingState === 'missing' || call.recordingState === 'damaged'
  const isUnanswered = call.outcome !== null && call.outcome !== 'connected'
  const steps = traceSteps.map((step, index): Step => {
    const base = { step, waitedFor: partners[step], isFailed: false, note: null }
    const isSkipped =
      isUnanswered && ['connected', 'recorded', 'sealed', 'uploaded', 'verified'].includes(step)
    if (isSkipped || index >= (isFailed ? 11 : reached)) return { ...base, at: null, tookMs: null }
    const took = step === 'ended' ? (call.durationMs ?? 21_000) : tookMs[step]
    at += took
    const failure = isFailed && step === 'uploaded' ? { isFailed: true, note: call.recordingState } : {}
    const outcome = step === 'ended' ? { note: call.outcome } : {}
    return { ...base, at: iso(at), tookMs: index === 0 ? null : took, ...outcome, ...failure }
  })
  return { callId: call.callId, dialRequestId: call.dialRequestId, steps }
}
