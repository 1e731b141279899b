import {
  type HandsetEvent,
  type PhoneGrant,
  phoneGrantNames,
  type PhoneGrantName,
  type PhoneMaker,
} from '@smartym/handset-core'
import type { FactStore } from '../journal/phone-storage.ts'

const factName = 'phone_grants'
type States = Partial<Record<PhoneGrantName, PhoneGrant['state']>>

export interface PhoneGrantParts {
  facts: FactStore
  model: string
  /** Somebody registered this phone before its app began, and granted everything. */
  isPrepared: boolean
  /** Whoever holds the phone says no to every question. */
  isRefused(): boolean
}

/** What this made-up phone grants the app: nothing before it is asked for, and what was said is kept over restarts. */
export interface PhoneGrants {
  look(): HandsetEvent
  /** The question is answered at once. */
  ask(name: PhoneGrantName): HandsetEvent
  isGranted(name: PhoneGrantName): boolean
}

export function createPhoneGrants({ facts, model, isPrepared, isRefused }: PhoneGrantParts): PhoneGrants {
  if (facts.find(factName) === undefined)
    save(isPrepared ? Object.fromEntries(phoneGrantNames.map((name) => [name, 'granted'])) : {})

  function read(): States {
    const kept = facts.find(factName)
    return kept === undefined ? {} : (JSON.parse(kept) as States)
  }

  function save(states: States): void {
    facts.set(factName, JSON.stringify(states))
  }

  /* Whether an app may start by itself no phone says. */
  const stateOf = (states: States, name: PhoneGrantName): PhoneGrant['state'] =>
    name === 'auto_start' ? 'unknown' : (states[name] ?? 'missing')

  function look(): HandsetEvent {
    const states = read()
    const grants = phoneGrantNames.map((name) => ({ name, state: stateOf(states, name) }))
    return { type: 'phone_grants.told', grants, maker: makerOf(model) }
  }

  return {
    look,
    ask(name) {
      save({ ...read(), [name]: isRefused() ? 'blocked' : 'granted' })
      return look()
    },
    isGranted: (name) => read()[name] === 'granted',
  }
}

function makerOf(model: string): PhoneMaker {
  if (/samsung|galaxy|\bSM-/i.test(model)) return 'samsung'
  if (/xiaomi|redmi|poco/i.test(model)) return 'xiaomi'
  if (/google|pixel/i.test(model)) return 'google'
  return /\bLG|\bLM-/i.test(model) ? 'lg' : 'other'
}
