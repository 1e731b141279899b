import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'

/** One thing that can be configured. */
export interface ConfigEntry<S extends TSchema = TSchema> {
  /** One sentence for the manual, with the unit. */
  readonly doc: string
  readonly schema: S
  readonly default: Static<S>
}

export type ConfigEntries = Readonly<Record<string, ConfigEntry>>

/** The configuration of one slice: its entries and their environment keys. */
export interface ConfigDefinition<E extends ConfigEntries> {
  readonly slice: string
  readonly entries: E
}

export type ConfigOf<E extends ConfigEntries> = { readonly [K in keyof E]: Static<E[K]['schema']> }

/** A value from the environment does not fit. The message names the key and what is wrong with it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Declares what a slice can be configured with; the manual is made from it. */
export function defineConfig<const E extends ConfigEntries>(slice: string, entries: E): ConfigDefinition<E> {
  return { slice, entries }
}

/** `SMARTYM_<SLICE>_<KEY>`: `environmentKey('lines', 'maxLines')` is `SMARTYM_LINES_MAX_LINES`. */
export function environmentKey(slice: string, key: string): string {
  const upper = (text: string): string =>
    text
      .replace(/[A-Z]/g, (letter) => `_${letter}`)
      .replaceAll('-', '_')
      .toUpperCase()
  return `SMARTYM_${upper(slice)}_${upper(key)}`
}

function readValue(name: string, entry: ConfigEntry, text: string): unknown {
  const value: unknown = Value.Convert(entry.schema, text)
  if (Value.Check(entry.schema, value)) return value
  const [fault] = Value.Errors(entry.schema, value)
  throw new ConfigError(`${name}="${text}" is wrong: it ${fault?.message ?? 'does not fit'} (${entry.doc})`)
}

/** The slice's values from the environment, defaults where it says nothing. Throws `ConfigError`. */
export function loadConfig<const E extends ConfigEntries>(
  { slice, entries }: ConfigDefinition<E>,
  environment: Readonly<Record<string, string | undefined>>,
): ConfigOf<E> {
  const values = Object.entries(entries).map(([key, entry]) => {
    const name = environmentKey(slice, key)
    const text = environment[name]
    return [key, text === undefined || text === '' ? entry.default : readValue(name, entry, text)]
  })
  return Object.fromEntries(values) as ConfigOf<E>
}
