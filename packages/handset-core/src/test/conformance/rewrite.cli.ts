/*
 * Has every conversation again and writes what the core answers now into its file; the difference is for eyes:
 * `npm run -w @smartym/handset-core conversations`, then `git diff conformance/handset`.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHandset } from '../../handset.ts'
import type { HandsetEffect, HandsetView, StepResult } from '../../ports/index.ts'
import {
  conversationsFolder,
  converse,
  readConversations,
  type Conversation,
  type ConversationStep,
} from './conversation.ts'

/* Of the view only what changed, so that a conversation shows what an event does to the screen. */
function describeEffects(effects: HandsetEffect[], shown: Partial<HandsetView>): unknown[] {
  return effects.map((effect) => {
    if (effect.type !== 'show_view') return effect
    const changed = Object.entries(effect.view).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(shown[key as keyof HandsetView]),
    )
    Object.assign(shown, effect.view)
    return { type: 'show_view', view: { $contains: Object.fromEntries(changed) } }
  })
}

/* Reports whole, calls and recordings by their phase; what else the core keeps is its own affair. */
function describePuts(puts: StepResult['puts']): Record<string, unknown> {
  const told = puts.flatMap(([key, row]): [string, unknown][] => {
    if (key.startsWith('report/')) return [[key, row]]
    if (!/^(?:call|recording)\//.test(key)) return []
    return [[key, row === null ? null : { $contains: { phase: (row as { phase: string }).phase } }]]
  })
  return Object.fromEntries(told)
}

function describe(
  event: ConversationStep['event'],
  result: StepResult,
  shown: Partial<HandsetView>,
): ConversationStep {
  const puts = describePuts(result.puts)
  const effects = describeEffects(result.effects, shown)
  return { event, ...(Object.keys(puts).length > 0 && { puts }), effects }
}

/* One line an event, a row, an effect. */
function format({ steps, ...head }: Conversation): string {
  const line = (value: unknown): string => JSON.stringify(value)
  const formatted = steps.map((step) => {
    if ('restart' in step) return `    ${line(step)}`
    const puts = Object.entries(step.puts ?? {}).map(([key, row]) => `        ${line(key)}: ${line(row)}`)
    const parts = [
      `      "event": ${line(step.event)}`,
      ...(puts.length > 0 ? [`      "puts": {\n${puts.join(',\n')}\n      }`] : []),
      step.effects.length === 0
        ? '      "effects": []'
        : `      "effects": [\n${step.effects.map((effect) => `        ${line(effect)}`).join(',\n')}\n      ]`,
    ]
    return `    {\n${parts.join(',\n')}\n    }`
  })
  const members = Object.entries(head).map(([key, value]) => `  ${line(key)}: ${line(value)}`)
  return `{\n${members.join(',\n')},\n  "steps": [\n${formatted.join(',\n')}\n  ]\n}\n`
}

for (const { file, conversation } of readConversations()) {
  let shown: Partial<HandsetView> = {}
  const results = converse(conversation, createHandset)
  const steps = conversation.steps.map((step) => {
    if ('restart' in step) {
      shown = {}
      return step
    }
    const result = results.shift()?.result ?? { puts: [], effects: [] }
    return describe(step.event, result, shown)
  })
  writeFileSync(join(conversationsFolder, file), format({ ...conversation, steps }))
}
