import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { getQuickJS } from 'quickjs-emscripten'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundleHandsetCore } from '../../../build.mjs'
import { createHandset } from '../../handset.ts'
import { eventTypes } from '../any-event.ts'
import { effectTypes } from '../effect-types.ts'
import { converse, findDifference, readConversations, type TalkingHandset } from './conversation.ts'
import { createQuickJsHandset } from './quickjs-handset.ts'

const conversations = readConversations()
const told = new Set<string>()
const ordered = new Set<string>()
let passed = 0

function judge(
  conversation: (typeof conversations)[number]['conversation'],
  create: () => TalkingHandset,
): void {
  for (const [index, { step, result }] of converse(conversation, create).entries()) {
    const where = `answer ${index + 1}, to ${step.event.type}`
    expect(findDifference(result.effects, step.effects, `${where}: effects`)).toBeUndefined()
    const puts = Object.fromEntries(result.puts)
    for (const [key, row] of Object.entries(step.puts ?? {}))
      expect(findDifference(puts[key], row, `${where}: puts ${key}`)).toBeUndefined()
    told.add(step.event.type)
    for (const effect of result.effects) ordered.add(effect.type)
  }
  passed += 1
}

describe.each(conversations)('$file', ({ conversation }) => {
  test(`${conversation.cites.join(', ')}: conformance/handset: ${conversation.name}`, () => {
    judge(conversation, createHandset)
  })
})

describe('in QuickJS, as on the phone', () => {
  let bundle = ''
  beforeAll(async () => {
    bundle = await bundleHandsetCore()
  })

  test.each(conversations)('conformance/handset in QuickJS: $conversation.name', async ({ conversation }) => {
    const quickJs = await getQuickJS()
    const made: { dispose: () => void }[] = []
    try {
      judge(conversation, () => {
        const handset = createQuickJsHandset(quickJs, bundle)
        made.push(handset)
        return handset
      })
    } finally {
      for (const handset of made) handset.dispose()
    }
  })
})

describe('conformance/handset is complete', () => {
  test('every kind of event is told in some conversation', () => {
    expect(eventTypes.filter((type) => !told.has(type))).toEqual([])
  })
  test('every kind of effect is ordered in some conversation', () => {
    expect(effectTypes.filter((type) => !ordered.has(type))).toEqual([])
  })
  test('every conversation cites what it serves and says more than one thing', () => {
    for (const { conversation } of conversations) {
      expect(conversation.cites.length).toBeGreaterThan(0)
      expect(conversation.steps.length).toBeGreaterThan(1)
    }
    expect(new Set(conversations.map(({ conversation }) => conversation.name)).size).toBe(
      conversations.length,
    )
  })
})

afterAll(() => {
  const folder = join(import.meta.dirname, '../../../../../var/test')
  const counts = {
    conversations: conversations.length,
    events: told.size,
    effects: ordered.size,
    /** Each conversation in Node and in QuickJS. */
    total: 2 * conversations.length,
    passed,
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'conformance-handset.json'), `${JSON.stringify(counts)}\n`)
  const { events, effects, total } = counts
  process.stdout.write(
    `conformance/handset: ${conversations.length} conversations, ${events} of ${eventTypes.length} events, ${effects} of ${effectTypes.length} effects, ${passed} of ${total} passed\n`,
  )
})
