import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { ConfigError, defineConfig, environmentKey, loadConfig } from './config.ts'

const linesConfig = defineConfig('call-lines', {
  maxLines: { doc: 'Lines a phone may have', schema: Type.Integer({ minimum: 1, maximum: 8 }), default: 4 },
  isStrict: { doc: 'Refuse unknown numbers', schema: Type.Boolean(), default: false },
  origin: { doc: 'Public address', schema: Type.String(), default: 'http://localhost' },
})

describe('configuration', () => {
  test('has its defaults when the environment says nothing', () => {
    expect(loadConfig(linesConfig, {})).toEqual({ maxLines: 4, isStrict: false, origin: 'http://localhost' })
    expect(loadConfig(linesConfig, { SMARTYM_CALL_LINES_MAX_LINES: '' }).maxLines).toBe(4)
  })

  test('takes values from the environment in their types', () => {
    const environment = {
      SMARTYM_CALL_LINES_MAX_LINES: '8',
      SMARTYM_CALL_LINES_IS_STRICT: 'true',
      SMARTYM_CALL_LINES_ORIGIN: '42',
    }
    expect(loadConfig(linesConfig, environment)).toEqual({ maxLines: 8, isStrict: true, origin: '42' })
    expect(environmentKey('call-lines', 'maxLines')).toBe('SMARTYM_CALL_LINES_MAX_LINES')
  })

  test.each([
    ['9', 'SMARTYM_CALL_LINES_MAX_LINES="9" is wrong: it must be <= 8 (Lines a phone may have)'],
    ['four', 'SMARTYM_CALL_LINES_MAX_LINES="four" is wrong: it must be integer (Lines a phone may have)'],
  ])('names the key and what is wrong with %s', (text, message) => {
    const load = () => loadConfig(linesConfig, { SMARTYM_CALL_LINES_MAX_LINES: text })
    expect(load).toThrow(ConfigError)
    expect(load).toThrow(message)
  })
})
