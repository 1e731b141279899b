import type { DeviceState } from '@smartym/contract/constants'
import { codeOfRegistrationLink, parseRegistrationLink } from '@smartym/rules/registration-link'
import type { HandsetEvent, HandsetView, NetworkFault } from '../ports/index.ts'
import type { Step } from '../step/step.ts'

const rowKey = 'registration'

/* Somebody may approve it any moment; a phone that is out of use need not ask so often. */
const pendingRetryMs = 10_000
const otherRetryMs = 300_000
/* The server let go of a phone that worked: it asks at once why. */
const askAgainMs = 1_000

type Started = Pick<
  Extract<HandsetEvent, { type: 'handset.started' }>,
  'deviceId' | 'isWiped' | 'unreadableRecordings'
>

interface RegistrationRow {
  standing: DeviceState
}

/** Is this phone the company's, and may it work (SEC-1, DIS-2). */
export function createRegistrationMachine() {
  let standing: DeviceState | null = null
  let isKnown = false
  let isRegistering = false
  let isWiped = false
  let faultCode: string | null = null
  let unreadableRecordings: number | undefined
  let offered: HandsetView['registration']['offered']

  function stand(step: Step, next: DeviceState): void {
    if (standing === next) return
    standing = next
    step.put(rowKey, { standing: next } satisfies RegistrationRow)
  }

  return {
    restore(rows: Record<string, unknown>): void {
      standing = (rows[rowKey] as RegistrationRow | undefined)?.standing ?? null
    },
    /** A phone that was registered before it knew of standings works until it is told otherwise. */
    started(event: Started): void {
      isKnown = event.deviceId !== null
      isWiped = event.isWiped === true
      unreadableRecordings = event.unreadableRecordings
      if (isKnown) standing ??= 'active'
    },
    /** Any app can open a link: it is shown with the server that it leads to, and waits for the agent's word. */
    offer(link: string): void {
      const found = parseRegistrationLink(link)
      if (found === undefined || isKnown || isRegistering) return
      offered = { link: link.trim(), server: found.server }
      faultCode = null
    },
    request(step: Step, typed: string): void {
      if (isKnown || isRegistering) return
      isRegistering = true
      faultCode = null
      step.order({ type: 'register', code: codeOfRegistrationLink(typed) ?? typed.trim() })
    },
    accepted(step: Step, state: DeviceState): void {
      isKnown = true
      isRegistering = false
      isWiped = false
      offered = undefined
      stand(step, state)
    },
    refused({ code }: NetworkFault): void {
      isRegistering = false
      faultCode = code
    },
    told: stand,
    welcomed: (step: Step): void => stand(step, 'active'),
    /** How long to wait when the server has just let go of this phone because of where it stands. */
    retryMs: (step: Step): number => {
      if (standing === 'active') return askAgainMs
      const waitMs = standing === 'pending' ? pendingRetryMs : otherRetryMs
      return Math.round(waitMs * (0.75 + step.fraction() / 2))
    },
    isKnown: (): boolean => isKnown,
    wasWiped: (): boolean => isWiped,
    shown(): HandsetView['registration'] {
      if (isKnown) return { state: standing ?? 'active', faultCode: null }
      const more = {
        ...(offered && { offered }),
        ...(unreadableRecordings !== undefined && { unreadableRecordings }),
      }
      if (isRegistering) return { state: 'registering', faultCode: null, ...more }
      return { state: isWiped ? 'wiped' : 'unregistered', faultCode, ...more }
    },
  }
}
export type RegistrationMachine = ReturnType<typeof createRegistrationMachine>
