import type { EventHandlers } from './handlers/event-handlers.ts'
import { createOwnHandlers } from './handlers/own.handlers.ts'
import { createOwnRecordingsHandlers } from './handlers/own-recordings.handlers.ts'
import { createPhoneHandlers } from './handlers/phone.handlers.ts'
import { createProtectionHandlers } from './handlers/protection.handlers.ts'
import { createServerHandlers } from './handlers/server.handlers.ts'
import { createUserHandlers } from './handlers/user.handlers.ts'
import { createMachines } from './machines.ts'
import type { HandsetEvent, HandsetEventType, StepResult, TimedEvent } from './ports/index.ts'
import { createStep, type Step } from './step/step.ts'

/** The handset's behaviour: JSON in, JSON out (ports). */
export interface Handset {
  /** Once, before the first event: the rows committed so far as an object, `{}` on a new phone. Gives an empty `StepResult`. */
  restore(rowsJson: string): string
  /** One `TimedEvent`, one `StepResult`. An event of an unknown type changes nothing. */
  step(eventJson: string): string
}

/** A machine from events to rows and effects (architecture: "the machine in the handset"). */
export function createHandset(): Handset {
  const core = createHandsetCore()
  return {
    restore(rowsJson) {
      core.restore(JSON.parse(rowsJson) as Record<string, unknown>)
      return JSON.stringify({ puts: [], effects: [] } satisfies StepResult)
    },
    step: (eventJson) => JSON.stringify(core.step(JSON.parse(eventJson) as TimedEvent)),
  }
}

/** The same by value, for shells in the same language; what goes in and comes out must not be changed by either side. */
export function createHandsetCore() {
  const machines = createMachines()
  const handlers: EventHandlers = {
    ...createOwnHandlers(machines),
    ...createServerHandlers(machines),
    ...createPhoneHandlers(machines),
    ...createProtectionHandlers(machines),
    ...createUserHandlers(machines),
    ...createOwnRecordingsHandlers(machines),
  }

  function settle(step: Step): void {
    const isLinkOpen = machines.link.isOpen()
    machines.lineSim.settle(step)
    machines.integrity.settle(step)
    machines.reports.settle(step, isLinkOpen)
    machines.uploads.settle(step, isLinkOpen)
    machines.consents.settle(step, isLinkOpen)
    machines.texts.settle(step)
    machines.agentState.settle(step)
    if (!machines.agentState.isWorkingOnCall(step)) machines.afterCall.wrapUpEnded(step)
    machines.appLock.settle(step)
    machines.setup.settle(step)
    machines.player.settle(step)
    machines.view.settle(step)
  }

  return {
    restore: (rows: Record<string, unknown>): void => machines.restore(rows),
    step(event: TimedEvent): StepResult {
      const step = createStep(event.clock)
      if (!Object.hasOwn(handlers, event.type)) return step.result()
      if (machines.wipe.takes(step, event)) return step.result()
      if (event.type.startsWith('user.')) {
        if (!machines.appLock.admits(event.type)) return step.result()
        machines.appLock.touched(step)
        machines.view.clearProblem()
      }
      dispatch(handlers, step, event)
      settle(step)
      return step.result()
    },
  }
}

function dispatch<T extends HandsetEventType>(
  handlers: EventHandlers<T>,
  step: Step,
  event: Extract<HandsetEvent, { type: T }>,
): void {
  handlers[event.type](step, event)
}
