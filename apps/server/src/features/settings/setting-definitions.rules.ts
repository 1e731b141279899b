import type { SettingDefinitionResponse, SettingKind } from '@smartym/contract'
import { phrase, type PhraseKey, phraseLanguages } from '@smartym/phrases'
import type { TSchema } from 'typebox'
import type { SettingDefinition } from './setting-definition.ts'
import { type SettingKey, settingsCatalogue } from './settings.catalogue.ts'

/* A setting without its two phrases does not compile here. */
const nameKey = (key: SettingKey): PhraseKey => `setting.${key}`
const helpKey = (key: SettingKey): PhraseKey => `setting_help.${key}`

/** The keywords of JSON Schema that say how a setting is edited. */
interface SchemaShape {
  readonly type?: string
  readonly const?: unknown
  readonly anyOf?: readonly SchemaShape[]
  readonly items?: SchemaShape
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
  readonly maxLength?: number
  readonly pattern?: string
  /** Name of the shape, where it has one. */
  readonly title?: string
}

/** Lists that have a form of their own, by the name of their entries' shape. */
const ownForms: Readonly<Record<string, SettingKind>> = {
  NotReadyReason: 'not_ready_reasons',
  ListenReason: 'listen_reasons',
  ListenRule: 'listen_rules',
  InboundRule: 'inbound_rules',
}

interface Form {
  readonly kind: SettingKind
  readonly shape: SchemaShape
  readonly options: readonly string[]
}

function literalsOf(shape: SchemaShape): readonly string[] {
  const literals = (shape.anyOf ?? []).map((one) => one.const)
  return literals.every((literal) => typeof literal === 'string') ? literals : []
}

function formOf(shape: SchemaShape): Form {
  const literals = literalsOf(shape)
  if (literals.length > 0) return { kind: 'choice', shape, options: literals }
  if (shape.type === 'boolean' || shape.type === 'integer') return { kind: shape.type, shape, options: [] }
  if (shape.type === 'string') return { kind: 'text', shape, options: [] }
  const items = shape.items ?? {}
  const choices = literalsOf(items)
  if (choices.length > 0) return { kind: 'choices', shape, options: choices }
  if (items.type === 'string') {
    const { pattern, maxLength } = items
    const entry = { ...(pattern !== undefined && { pattern }), ...(maxLength !== undefined && { maxLength }) }
    return { kind: 'texts', shape: { ...shape, ...entry }, options: [] }
  }
  const kind = ownForms[items.title ?? '']
  if (kind === undefined) throw new Error('a setting has no form')
  return { kind, shape, options: [] }
}

function isNull(shape: SchemaShape): boolean {
  return shape.type === 'null'
}

function textsOf(key: PhraseKey): SettingDefinitionResponse['name'] {
  const texts = phraseLanguages.map((language) => [language, phrase(language, key)])
  return Object.fromEntries(texts) as SettingDefinitionResponse['name']
}

function definitionResponse(key: SettingKey): SettingDefinitionResponse {
  const definition: SettingDefinition<TSchema> = settingsCatalogue[key]
  const whole = definition.schema as SchemaShape
  const isNullable = whole.anyOf?.some(isNull) === true
  const bare = isNullable ? (whole.anyOf?.find((one) => !isNull(one)) ?? whole) : whole
  const { kind, shape, options } = formOf(bare)
  return {
    key,
    group: key.slice(0, key.indexOf('.')),
    name: textsOf(nameKey(key)),
    help: textsOf(helpKey(key)),
    featureIds: [...definition.features],
    kind,
    unit: definition.unit ?? null,
    isNullable,
    minimum: shape.minimum ?? null,
    maximum: shape.maximum ?? null,
    maxItems: shape.maxItems ?? null,
    maxLength: shape.maxLength ?? null,
    pattern: shape.pattern ?? null,
    options: options.map((value) => ({ value, name: textsOf(`setting_option.${value}` as PhraseKey) })),
    default: definition.default,
    levels: [...definition.levels],
    isOnHandset: definition.isOnHandset === true,
    isSecurity: definition.isSecurity === true,
  }
}

/** The catalogue as forms are drawn from it. */
export function definitionResponses(): SettingDefinitionResponse[] {
  return (Object.keys(settingsCatalogue) as SettingKey[]).map(definitionResponse)
}
