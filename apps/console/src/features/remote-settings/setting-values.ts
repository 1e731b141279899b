import type { InboundRule, ListenRule, NotReadyReason, SettingDefinitionResponse } from '@smartym/contract'
import type { Language } from '@smartym/contract'
import { type Format } from '../../platform/format.ts'
import type { Translate } from '../../platform/language.ts'
import { isPhraseKey, type PhraseKey } from '@smartym/phrases'

export interface ShownUnit {
  readonly phrase: PhraseKey
  /** So many of the value's own units are one of these. */
  readonly factor: number
}

const second = { phrase: 'console.settings.unit.seconds', factor: 1000 } as const
const minute = { phrase: 'console.settings.unit.minutes', factor: 60_000 } as const
const hour = { phrase: 'console.settings.unit.hours', factor: 3_600_000 } as const
const day = { phrase: 'console.settings.unit.days', factor: 86_400_000 } as const

/** The largest unit in which a length is a whole number. */
function timeUnit(ms: number): ShownUnit {
  return [day, hour, minute].find(({ factor }) => ms > 0 && ms % factor === 0) ?? second
}

/** The unit in which people read and write a number; null for a bare count. */
export function unitOf(definition: SettingDefinitionResponse, value: unknown): ShownUnit | null {
  const amount = typeof value === 'number' && value !== 0 ? value : Number(definition.default)
  switch (definition.unit) {
    case 'ms':
      return timeUnit(amount)
    case 'bytes':
      return { phrase: 'console.settings.unit.megabytes', factor: 1024 * 1024 }
    case 'days':
    case 'percent':
    case 'characters':
      return { phrase: `console.settings.unit.${definition.unit}`, factor: 1 }
    case null:
      return null
  }
}

export interface ValueWords {
  readonly t: Translate
  readonly language: Language
  readonly format: Format
  /** Names of the company’s own roles by their ids. */
  readonly roleNames: ReadonlyMap<string, string>
}

type Named = Pick<NotReadyReason, 'name'>

function ruleText(rule: ListenRule, { t, roleNames }: ValueWords): string {
  const { role, condition, days, approvers } = rule
  const when =
    condition === 'older'
      ? t('console.settings.rule_older', { days: days ?? 0 })
      : t(`console.listen_condition.${condition}`)
  const roleKey = `console.role.${role}`
  const text = t('console.settings.rule_text', {
    role: isPhraseKey(roleKey) ? t(roleKey) : (roleNames.get(role) ?? role),
    condition: when,
  })
  const isPlain = condition === 'never' || approvers === 1
  return isPlain ? text : `${text} (${t('console.settings.rule_approvers_of', { count: approvers })})`
}

function rulesText(rules: readonly ListenRule[], words: ValueWords): string {
  if (rules.length === 0) return words.t('console.settings.no_rules')
  return rules.map((rule) => ruleText(rule, words)).join(', ')
}

function inboundText({ states, from, to, act, isTexted }: InboundRule, { t }: ValueWords): string {
  const time = from === to ? t('console.settings.inbound_all_day') : `${from}–${to}`
  const texted = isTexted ? 'console.settings.inbound_texted' : 'console.settings.inbound_not_texted'
  const names = states.map((state) => t(`agent_state.${state}`)).join('·')
  return `${names} ${time}: ${t(`console.settings.inbound_act.${act}`)}, ${t(texted)}`
}

function inboundRulesText(rules: readonly InboundRule[], words: ValueWords): string {
  if (rules.length === 0) return words.t('console.settings.no_inbound_rules')
  return rules.map((rule) => inboundText(rule, words)).join(' / ')
}

function listText(
  values: readonly unknown[],
  definition: SettingDefinitionResponse,
  words: ValueWords,
): string {
  if (definition.kind === 'inbound_rules') return inboundRulesText(values as readonly InboundRule[], words)
  if (definition.kind === 'listen_rules') return rulesText(values as readonly ListenRule[], words)
  if (values.length === 0) return words.t('console.settings.none')
  if (definition.kind === 'not_ready_reasons' || definition.kind === 'listen_reasons')
    return (values as readonly Named[]).map(({ name }) => name[words.language]).join(', ')
  return values.map((value) => choiceText(String(value), definition, words.language)).join(', ')
}

function choiceText(value: string, definition: SettingDefinitionResponse, language: Language): string {
  return definition.options.find((option) => option.value === value)?.name[language] ?? value
}

/** A value as people read it. */
export function valueText(value: unknown, definition: SettingDefinitionResponse, words: ValueWords): string {
  const { t, format, language } = words
  if (value === null || value === undefined) return t('console.settings.empty_value')
  if (typeof value === 'boolean') return t(value ? 'console.settings.on' : 'console.settings.off')
  if (Array.isArray(value)) return listText(value, definition, words)
  if (typeof value === 'number') {
    const unit = unitOf(definition, value)
    if (unit === null) return format.count(value)
    const isWord = language === 'en' || definition.unit === 'bytes'
    const gap = isWord && definition.unit !== 'percent' ? ' ' : ''
    return `${format.count(Math.round((value / unit.factor) * 10) / 10)}${gap}${t(unit.phrase)}`
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text === '' ? t('console.settings.none') : choiceText(text, definition, language)
}

/** Does a setting speak of what somebody looks for. */
export function isFound(definition: SettingDefinitionResponse, find: string, language: Language): boolean {
  const { key, name, help, featureIds } = definition
  const text = [key, name[language], help[language], ...featureIds].join(' ').toLowerCase()
  return find
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
