import type { ConsentsMachine } from '../consents/consents.machine.ts'
import {
  type ConfirmedStep,
  type HandsetView,
  makerGrants,
  permissionGrants,
  type PhoneGrant,
  type PhoneGrantName,
  type PhoneMaker,
  type SetupStep,
  setupSteps,
} from '../ports/index.ts'
import type { RegistrationMachine } from '../registration/registration.machine.ts'
import type { SessionMachine } from '../session/session.machine.ts'
import type { StatusMachine } from '../status/status.machine.ts'
import type { Step } from '../step/step.ts'

const rowKey = 'setup'

interface SetupRow {
  isOver: boolean
  /** It was over once, and was opened again. */
  isAgain: boolean
  passed: SetupStep[]
  /** Grants that the agent put off. */
  skipped: PhoneGrantName[]
}

const first: SetupRow = { isOver: false, isAgain: false, passed: [], skipped: [] }
const over: SetupRow = { isOver: true, isAgain: false, passed: [], skipped: [] }
const again: SetupRow = { isOver: false, isAgain: true, passed: ['language'], skipped: [] }

interface Deps {
  consents: Pick<ConsentsMachine, 'isMissing'>
  registration: Pick<RegistrationMachine, 'isKnown' | 'shown' | 'wasWiped'>
  session: Pick<SessionMachine, 'agent'>
  status: Pick<StatusMachine, 'probe'>
}

/** Leads the agent from a new phone to one that works (DIS-2, DIS-4, REC-7); it shows the way and forbids nothing. */
export function createSetupMachine({ consents, registration, session, status }: Deps) {
  let row: SetupRow | null = null
  let grants: PhoneGrant[] | null = null
  let maker: PhoneMaker = 'other'
  let isProbeSeen = false

  const stand = (): SetupRow => row ?? first

  function save(step: Step, next: SetupRow): void {
    row = next
    step.put(rowKey, next)
  }

  function pass(step: Step, passed: SetupStep): void {
    const now = stand()
    if (now.isOver || now.passed.includes(passed)) return
    save(step, { ...now, passed: [...now.passed, passed] })
  }

  const stateOf = (name: PhoneGrantName) => grants?.find((each) => each.name === name)?.state
  const isSettled = (name: PhoneGrantName): boolean => {
    const state = stateOf(name)
    return state === undefined || state === 'granted' || stand().skipped.includes(name)
  }
  const nextPermission = (): PhoneGrantName | null =>
    permissionGrants.find((name) => !isSettled(name)) ?? null

  const isDone: Record<SetupStep, () => boolean> = {
    language: () => stand().passed.includes('language'),
    registration: registration.isKnown,
    permissions: () => grants !== null && nextPermission() === null,
    consent: () => session.agent() !== null && !consents.isMissing(),
    probe: () => stand().passed.includes('probe'),
    maker: () => stand().passed.includes('maker') || !makerGrants.some((name) => stateOf(name) !== undefined),
    done: () => false,
  }

  /* A phone that was wiped, or may not work, says that and nothing else. */
  function isOutOfUse(): boolean {
    const { state } = registration.shown()
    return registration.wasWiped() || ['suspended', 'lost', 'replaced', 'wiped'].includes(state)
  }

  function current(): SetupStep | null {
    if (stand().isOver || isOutOfUse()) return null
    return setupSteps.find((each) => !isDone[each]()) ?? null
  }

  const look = (step: Step): void => step.order({ type: 'look_at_phone_grants' })

  return {
    restore(rows: Record<string, unknown>): void {
      row = (rows[rowKey] as SetupRow | undefined) ?? null
    },

    /** A phone that worked before it knew of a setup is past it. */
    started(step: Step): void {
      if (row === null && registration.isKnown()) row = over
      if (!stand().isOver) look(step)
    },
    isOver: (): boolean => stand().isOver,

    /** Whoever gives a code has read what asks for it. */
    languageChosen: (step: Step): void => pass(step, 'language'),

    grantsTold(step: Step, told: { grants: PhoneGrant[]; maker: PhoneMaker }): void {
      const heardBefore = stateOf('microphone')
      const isOther = JSON.stringify(told.grants) !== JSON.stringify(grants)
      grants = told.grants
      maker = told.maker
      if (isOther && registration.isKnown()) step.order({ type: 'sample_status' })
      const isNew = heardBefore !== undefined && heardBefore !== 'granted'
      if (stand().isOver && isNew && stateOf('microphone') === 'granted') status.probe(step)
    },

    ask(step: Step, name: PhoneGrantName): void {
      if (stand().isOver || stateOf(name) === undefined) return
      step.order({ type: 'ask_phone_grant', name })
    },

    skip(step: Step, name: PhoneGrantName): void {
      const now = stand()
      if (now.isOver || isSettled(name)) return
      save(step, { ...now, skipped: [...now.skipped, name] })
    },

    confirm(step: Step, confirmed: ConfirmedStep): void {
      if (current() !== confirmed) return
      if (confirmed === 'done') save(step, over)
      else pass(step, confirmed)
    },

    /** The agent wants to go through it once more. */
    openAgain(step: Step): void {
      if (!stand().isOver || isOutOfUse()) return
      isProbeSeen = false
      save(step, again)
      look(step)
    },

    close(step: Step): void {
      if (stand().isAgain) save(step, over)
    },

    /** The look at what the phone hears begins when its step does. */
    settle(step: Step): void {
      if (isProbeSeen || current() !== 'probe') return
      isProbeSeen = true
      status.probe(step)
    },

    shown(): HandsetView['setup'] {
      const step = current()
      if (step === null) return null
      const { isAgain, skipped } = stand()
      const told = (grants ?? []).map(({ name, state }) => ({
        name,
        state,
        isSkipped: skipped.includes(name),
      }))
      return { step, isAgain, asked: step === 'permissions' ? nextPermission() : null, grants: told, maker }
    },
  }
}
export type SetupMachine = ReturnType<typeof createSetupMachine>
