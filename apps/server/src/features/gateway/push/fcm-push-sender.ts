import type { Tx } from '../../../platform/db/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { AccessTokens } from './access-tokens.ts'
import { type FcmVerdict, judgeFcmAnswer } from './fcm-answer.ts'
import type { PushBudget } from './push-budget.ts'
import type { PushSender } from './push-sender.port.ts'

/** One try, with the way to the access token. */
const tryMs = 4000
/** A dial without a receipt ends after 8 s: what is not taken by then wakes nobody in time. */
const allTriesMs = 7000
const maxTries = 4
const firstPauseMs = 250
/** The message is worth nothing once the shortest-lived command is. */
const lifeSeconds = 30
/** So many in a row that were not taken, and the service counts as failing. */
const failuresUntilTold = 3

/** Phones' push tokens, as they told them. */
export interface PushTokens {
  hasToken(tx: Tx, deviceId: string): Promise<boolean>
  /** Undefined for a phone without one. */
  findToken(deviceId: string): Promise<string | undefined>
  /** Does nothing when the phone has told another one meanwhile. */
  forgetToken(deviceId: string, token: string): Promise<void>
}

export interface FcmDeps {
  /** `https://fcm.googleapis.com`. */
  readonly address: string
  readonly project: NonNullable<PushSender['project']>
  readonly accessTokens: AccessTokens
  readonly tokens: PushTokens
  readonly budget: PushBudget
  readonly clock: Pick<Clock, 'monotonicMs' | 'wait'>
  /** 0 to 1. */
  readonly random?: () => number
}

/* Data alone and nothing of the call: what the phone is to do it asks the server (CTC-2). */
function messageTo(token: string): string {
  const android = { priority: 'HIGH', ttl: `${lifeSeconds}s`, collapse_key: 'wake' }
  return JSON.stringify({ message: { token, data: { wake: '1' }, android } })
}

/** Wakes phones by Firebase Cloud Messaging, HTTP v1. */
export function createFcmPushSender(deps: FcmDeps): PushSender {
  const { address, project, accessTokens, tokens, budget, clock, random = Math.random } = deps
  const url = new URL(`/v1/projects/${encodeURIComponent(project.projectId)}/messages:send`, address)
  let failures = 0

  async function send(token: string): Promise<FcmVerdict> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'error',
        signal: AbortSignal.timeout(tryMs),
        headers: {
          authorization: `Bearer ${await accessTokens.get()}`,
          'content-type': 'application/json',
        },
        body: messageTo(token),
      })
      return await judgeFcmAnswer(answer)
    } catch (error) {
      return { kind: 'busy', code: error instanceof Error ? error.name : 'unreachable', afterMs: null }
    }
  }

  async function sendUntilTaken(token: string): Promise<FcmVerdict> {
    const begunMs = clock.monotonicMs()
    for (let tries = 1; ; tries += 1) {
      const verdict = await send(token)
      if (verdict.kind === 'unauthorized') accessTokens.forget()
      else if (verdict.kind !== 'busy') return verdict
      const ownMs = firstPauseMs * 2 ** (tries - 1) * (0.5 + random())
      const pauseMs = (verdict.kind === 'busy' && verdict.afterMs) || ownMs
      if (tries === maxTries || clock.monotonicMs() - begunMs + pauseMs > allTriesMs) return verdict
      await clock.wait(pauseMs)
    }
  }

  return {
    project,
    canWake: (tx, deviceId) => tokens.hasToken(tx, deviceId),

    async wake(deviceId) {
      const token = await tokens.findToken(deviceId)
      if (token === undefined) return
      const allowed = budget.take(deviceId)
      if (allowed === 'spare') return
      if (allowed === 'spent') throw new Error('the budget for pushes is used up')
      const verdict = await sendUntilTaken(token)
      failures = verdict.kind === 'taken' || verdict.kind === 'dead_token' ? 0 : failures + 1
      if (verdict.kind === 'taken') return
      if (verdict.kind === 'dead_token') {
        await tokens.forgetToken(deviceId, token)
        throw new Error('the phone’s push token is dead')
      }
      throw new Error(`push failed: ${verdict.kind === 'unauthorized' ? verdict.kind : verdict.code}`)
    },

    health: () => (failures < failuresUntilTold ? 'fine' : 'failing'),
  }
}
