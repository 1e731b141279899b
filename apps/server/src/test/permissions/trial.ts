import type { Things } from './permission-world.ts'

/** A request as a caller sends it. */
export interface Probe {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly url: string
  readonly body?: object
}

/** What identifies a thing in an address or an answer. */
export type TextOf = (things: Things) => string

/** Makes one more of a thing, and says what it is. */
export interface Fresh {
  readonly probe: (things: Things) => Probe
  readonly take: (body: Readonly<Record<string, unknown>>) => Partial<Things>
}

/** How an operation is tried. */
export type Trial =
  /** On what belongs to the company as a whole: one cell a caller. */
  | { readonly kind: 'whole'; readonly probe: Probe; readonly isStream?: true }
  /** On one thing at each place. `witness` shows that it is there, to an administrator or manager of that company. */
  | {
      readonly kind: 'thing'
      readonly probe: (things: Things) => Probe
      readonly witness: (things: Things) => Probe
      /** What the witness must see, where it reads a list. */
      readonly shows?: TextOf
      readonly witnessRole?: 'administrator' | 'manager'
      /** The act uses the thing up: another is made for each caller, by the witness; first what it needs, then itself. */
      readonly fresh?: Fresh | readonly Fresh[]
      /** It changes who may do what afterwards, so it is tried after all others. */
      readonly isLast?: true
    }
  /** A list in which the thing of each place is, or is not. */
  | {
      readonly kind: 'list'
      readonly probe: (things: Things) => Probe
      readonly has: (answer: string, things: Things) => boolean
    }
  /** Not tried here, and why not. */
  | { readonly kind: 'not tried'; readonly why: string }

export const get = (url: string): Probe => ({ method: 'GET', url: `/api/v1/${url}` })
export const post = (url: string, body?: object): Probe => ({
  method: 'POST',
  url: `/api/v1/${url}`,
  ...(body !== undefined && { body }),
})
export const put = (url: string, body: object): Probe => ({ method: 'PUT', url: `/api/v1/${url}`, body })
export const patch = (url: string, body: object): Probe => ({ method: 'PATCH', url: `/api/v1/${url}`, body })
export const remove = (url: string): Probe => ({ method: 'DELETE', url: `/api/v1/${url}` })

export const reason = '권한 표 확인'
export const exported = (list: string, filter: object = {}): Probe =>
  post(`${list}/exports`, { format: 'csv', reason, filter })

export const list = (url: string, textOf: TextOf): Trial => ({
  kind: 'list',
  probe: () => get(url),
  has: (answer, things) => answer.includes(textOf(things)),
})
export const listOf = (urlOf: TextOf, textOf: TextOf): Trial => ({
  kind: 'list',
  probe: (things) => get(urlOf(things)),
  has: (answer, things) => answer.includes(textOf(things)),
})
export const exportOf = (url: string, textOf: TextOf): Trial => ({
  kind: 'list',
  probe: () => exported(url),
  has: (answer, things) => answer.includes(textOf(things)),
})
export const whole = (probe: Probe): Trial => ({ kind: 'whole', probe })
export type ThingTrial = Extract<Trial, { kind: 'thing' }>
export const thing = (
  probe: (things: Things) => Probe,
  witness: (things: Things) => Probe,
  more: Pick<ThingTrial, 'shows' | 'witnessRole' | 'fresh' | 'isLast'> = {},
): Trial => ({ kind: 'thing', probe, witness, ...more })

export const open: Trial = { kind: 'not tried', why: 'open to everybody' }
export const ownOnly: Trial = { kind: 'not tried', why: 'about the caller alone' }
export const phoneOnly: Trial = { kind: 'not tried', why: 'a phone about itself, proved by its key' }
