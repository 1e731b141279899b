import { describe, expect, test } from 'vitest'
import {
  agentFlags,
  agentStates,
  callDirections,
  callPhases,
  callPurposes,
  captureMethods,
  coverages,
  dialOutcomes,
  errorStatuses,
  listenReasons,
  listenRequestStates,
  recordingEndReasons,
  recordingFaults,
  recordingModes,
  recordingStates,
  stateCauses,
  tracePartners,
  traceSteps,
} from '@smartym/contract'
import { commandRefusals } from '@smartym/contract/reports'
import { en } from './en/index.ts'
import { chooseLanguage, isPhraseKey, phrase, phraseLanguages } from './index.ts'
import { ja } from './ja/index.ts'
import { ko } from './ko/index.ts'
import { zh } from './zh/index.ts'

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).toSorted()

describe('phrases in four languages (DIS-7)', () => {
  test('DIS-7: every error code has a phrase in each language', () => {
    const missing = Object.keys(errorStatuses).flatMap((code) =>
      phraseLanguages
        .filter((language) => !isPhraseKey(code) || phrase(language, code) === '')
        .map((language) => `${language} ${code}`),
    )
    expect(missing).toEqual([])
  })

  test('DIS-7: no phrase is empty, and each has the same places in every language', () => {
    const uneven = Object.entries(ko).flatMap(([key, korean]) =>
      Object.entries({ en, ja, zh })
        .filter(
          ([, catalogue]) =>
            catalogue[key as keyof typeof ko].trim() === '' ||
            String(places(catalogue[key as keyof typeof ko])) !== String(places(korean)),
        )
        .map(([language]) => `${language} ${key}`),
    )
    expect(uneven).toEqual([])
  })

  test('DIS-7: no language has a phrase that Korean lacks', () => {
    expect(
      [en, ja, zh].map((catalogue) => Object.keys(catalogue).filter((key) => !isPhraseKey(key))),
    ).toEqual([[], [], []])
  })

  /* Screens that make a key of a code would show the key itself where there is no phrase. */
  test.each<[prefix: string, codes: readonly string[]]>([
    ['agent_state', agentStates],
    ['agent_flag', agentFlags],
    ['console.state_cause', stateCauses],
    ['call_phase', callPhases],
    ['call_direction', callDirections],
    ['call_purpose', callPurposes],
    ['dial_outcome', dialOutcomes],
    ['coverage', coverages],
    ['recording_state', recordingStates],
    ['console.recording_fault', recordingFaults],
    ['handset.fault', recordingFaults],
    ['console.capture_method', captureMethods],
    ['console.recording_mode', recordingModes],
    ['console.end_reason', recordingEndReasons],
    ['console.listen_reason', listenReasons],
    ['console.listen_request_state', listenRequestStates],
    ['console.trace_step', traceSteps],
    ['console.trace_partner', tracePartners],
    ['console.trace_note', [...commandRefusals, 'capture_failed', 'file_lost']],
  ])('DIS-7, MON-5: every code of %s has its word', (prefix, codes) => {
    expect(codes.filter((code) => !isPhraseKey(`${prefix}.${code}`))).toEqual([])
  })

  test('a browser that wants French and then Japanese gets Japanese, and one that wants only French gets Korean', () => {
    expect([chooseLanguage('fr-FR, ja;q=0.8'), chooseLanguage(['fr'])]).toEqual(['ja', 'ko'])
  })

  test('a key that every object has by birth is no phrase', () => {
    expect(isPhraseKey('toString')).toBe(false)
  })
})
