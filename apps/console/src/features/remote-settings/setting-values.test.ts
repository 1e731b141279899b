import type { SettingDefinitionResponse } from '@smartym/contract'
import { phrase } from '@smartym/phrases'
import { expect, test } from 'vitest'
import { createFormat } from '../../platform/format.ts'
import { parseRemoteSettingsSearch, targetOf } from './remote-settings.search.ts'
import { isFound, valueText } from './setting-values.ts'

const texts = { ko: '최소 배터리', en: 'Least charge', ja: '最小残量', zh: '最低电量' }
const definition: SettingDefinitionResponse = {
  key: 'handset.lowBatteryPercent',
  group: 'handset',
  name: texts,
  help: texts,
  featureIds: ['REC-7'],
  kind: 'integer',
  unit: 'percent',
  isNullable: true,
  minimum: 0,
  maximum: 100,
  maxItems: null,
  maxLength: null,
  pattern: null,
  options: [{ value: 'wifi', name: { ko: 'Wi-Fi만', en: 'Wi-Fi only', ja: 'Wi-Fiのみ', zh: '仅 Wi-Fi' } }],
  default: 5,
  levels: ['company'],
  isOnHandset: true,
  isSecurity: false,
}
const words = (language: 'ko' | 'en') => ({
  t: (key: Parameters<typeof phrase>[1], params = {}) => phrase(language, key, params),
  language,
  format: createFormat(language, 'Asia/Seoul'),
  roleNames: new Map([['rol_1', 'QA 담당']]),
})

test('MON-2: values are written as people read them', () => {
  const text = (
    value: unknown,
    more: Partial<SettingDefinitionResponse> = {},
    language: 'ko' | 'en' = 'ko',
  ) => valueText(value, { ...definition, ...more }, words(language))
  expect(text(20)).toBe('20%')
  expect(text(90_000, { unit: 'ms' })).toBe('90초')
  expect(text(86_400_000, { unit: 'ms' }, 'en')).toBe('1 days')
  expect(text(104_857_600, { unit: 'bytes' })).toBe('100 MB')
  expect(text(null)).toBe('정책 기본값')
  expect(text(true)).toBe('사용')
  expect(text('wifi')).toBe('Wi-Fi만')
  expect(text([])).toBe('없음')
})

test('MON-2: a setting is found by its name, its key or a feature', () => {
  expect(['배터리 최소', 'lowbattery', 'rec-7'].every((find) => isFound(definition, find, 'ko'))).toBe(true)
  expect(isFound(definition, '배터리 최대', 'ko')).toBe(false)
})

test('MON-2: an address says whose settings are shown; a phone goes before its unit', () => {
  const unit = `org_${'0'.repeat(32)}`
  const device = `dev_${'0'.repeat(32)}`
  expect(targetOf(parseRemoteSettingsSearch({}))).toEqual({ level: 'company' })
  expect(targetOf(parseRemoteSettingsSearch({ unit }))).toEqual({ level: 'org_unit', targetId: unit })
  expect(targetOf(parseRemoteSettingsSearch({ unit, device }))).toEqual({ level: 'device', targetId: device })
  expect(parseRemoteSettingsSearch({ unit: 'x', tab: 'nothing' })).toEqual({})
})

test('SEC-8: rules of listening are written as sentences, and none means that everybody asks', () => {
  const rules = { ...definition, kind: 'listen_rules' as const }
  const rule = { role: 'manager', condition: 'older', days: 90, approvers: 2 }
  expect(valueText([rule, { ...rule, condition: 'never' }], rules, words('ko'))).toBe(
    '관리자: 90일 지난 녹취만 승인 (2명 승인), 관리자: 승인 불필요',
  )
  expect(valueText([{ ...rule, role: 'rol_1', condition: 'marked', approvers: 1 }], rules, words('ko'))).toBe(
    'QA 담당: 마킹된 녹취만 승인',
  )
  expect(valueText([], rules, words('en'))).toBe('Every role always needs an approval')
})
