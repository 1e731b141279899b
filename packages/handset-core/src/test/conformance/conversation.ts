import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StepResult, TimedEvent } from '../../ports/index.ts'

/** What a handset answers to one event; see `conformance/handset/README.md` for the matchers. */
export interface ConversationStep {
  event: TimedEvent
  /** Some of the rows, as they must be put; null for deleted. */
  puts?: Record<string, unknown>
  /** All effects, in order. */
  effects: unknown[]
}
/** The process ends here; the next event goes to a new one with the rows committed so far. */
export interface Restart {
  restart: true
}
export interface Conversation {
  name: string
  cites: string[]
  rows?: Record<string, unknown>
  steps: (ConversationStep | Restart)[]
}

/** The folder of the conversations, shared by every shell's tests. */
export const conversationsFolder = join(import.meta.dirname, '../../../../../conformance/handset')

export function readConversations(): { file: string; conversation: Conversation }[] {
  return readdirSync(conversationsFolder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
    .map((file) => ({
      file,
      conversation: JSON.parse(readFileSync(join(conversationsFolder, file), 'utf8')) as Conversation,
    }))
}

/** Something to talk to, in this process or behind an engine. */
export interface TalkingHandset {
  restore(rowsJson: string): string
  step(eventJson: string): string
}

/** Has the conversation with handsets made by `create` and tells what each step gave. */
export function converse(
  { rows: firstRows, steps }: Conversation,
  create: () => TalkingHandset,
): { step: ConversationStep; result: StepResult }[] {
  const rows = new Map(Object.entries(firstRows ?? {}))
  const begin = (): TalkingHandset => {
    const handset = create()
    handset.restore(JSON.stringify(Object.fromEntries(rows)))
    return handset
  }
  let handset = begin()
  return steps.flatMap((step) => {
    if ('restart' in step) {
      handset = begin()
      return []
    }
    const result = JSON.parse(handset.step(JSON.stringify(step.event))) as StepResult
    for (const [key, row] of result.puts) {
      if (row === null) rows.delete(key)
      else rows.set(key, row)
    }
    return [{ step, result }]
  })
}

/** Where `actual` is not what `expected` asks for, or undefined. `{"$contains": {…}}` looks at the named members only. */
export function findDifference(actual: unknown, expected: unknown, path = ''): string | undefined {
  if (isObject(expected) && '$any' in expected) return undefined
  if (isObject(expected) && isObject(expected['$contains'])) {
    if (!isObject(actual)) return `${path}: ${JSON.stringify(actual)} is no object`
    return firstDifference(Object.entries(expected['$contains']), actual, path)
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length)
      return `${path}: ${actual.length} instead of ${expected.length}: ${JSON.stringify(actual)}`
    return firstDifference(Object.entries(expected), actual, path)
  }
  if (isObject(expected) && isObject(actual)) {
    const unexpected = Object.keys(actual).find((key) => !(key in expected))
    if (unexpected !== undefined) return `${path}.${unexpected} is not expected`
    return firstDifference(Object.entries(expected), actual, path)
  }
  return Object.is(actual, expected)
    ? undefined
    : `${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`
}

function firstDifference(expected: [string, unknown][], actual: object, path: string): string | undefined {
  for (const [key, value] of expected) {
    const difference = findDifference((actual as Record<string, unknown>)[key], value, `${path}.${key}`)
    if (difference !== undefined) return difference
  }
  return undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
