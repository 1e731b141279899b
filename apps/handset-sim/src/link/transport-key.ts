import type { TransportKey } from '@smartym/contract/frames'
import type { FactStore } from '../journal/phone-storage.ts'

/** The key that recordings are sealed to, as the last welcome told it; it outlives the link. */
export interface KnownTransportKey {
  /** Null before the phone was ever connected. */
  current(): TransportKey | null
  learn(key: TransportKey): void
}

const factName = 'transport_key'

export function createKnownTransportKey(facts: FactStore): KnownTransportKey {
  const text = facts.find(factName)
  let known = text === undefined ? null : (JSON.parse(text) as TransportKey)
  return {
    current: () => known,
    learn(key) {
      if (known?.keyId === key.keyId) return
      known = key
      facts.set(factName, JSON.stringify(key))
    },
  }
}
