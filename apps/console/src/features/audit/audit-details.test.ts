import { describe, expect, test } from 'vitest'
import type { AuditEntryResponse } from '@smartym/contract'
import { phrase, type PhraseKey } from '@smartym/phrases'
import { codesOf, detailsOf } from './audit-details.ts'

const t = (key: PhraseKey) => phrase('ko', key)
const grantId = `lgr_${'1'.repeat(32)}`

function entryWith(detail: AuditEntryResponse['detail']): AuditEntryResponse {
  return {
    auditEntryId: `aud_${'1'.repeat(32)}`,
    position: 1,
    at: '2026-11-23T05:00:00.000Z',
    kind: 'listen',
    action: 'recordings.listened',
    actorKind: 'account',
    actorId: `acc_${'1'.repeat(32)}`,
    actorName: '한지원',
    address: '10.0.0.1',
    deviceId: null,
    objectKind: 'recording',
    objectId: null,
    subjectReference: null,
    reason: null,
    detail,
  }
}

describe('an entry of the usage history (ADM-5)', () => {
  test('ADM-5: its details are words where there are words, and what is empty is left out', () => {
    const entry = entryWith({ purpose: 'play', code: 'listen_not_approved', before: null, after: [1, 2] })
    expect(detailsOf(t, entry)).toEqual([
      { name: '목적', value: '듣기' },
      { name: '거부 사유', value: '청취 승인을 받지 않은 녹취입니다.' },
      { name: '변경 후', value: '[1,2]' },
    ])
  })

  test('ADM-5: a member that the console does not know yet is shown as it was kept', () => {
    expect(detailsOf(t, entryWith({ somethingNew: 'x' }))).toEqual([{ name: 'somethingNew', value: 'x' }])
  })

  test('ADM-5: ids stand among the codes, once each', () => {
    const entry = entryWith({ listenGrantId: grantId, again: grantId })
    expect(detailsOf(t, entry)).toEqual([])
    expect(codesOf(entry)).toEqual(['recordings.listened', entry.auditEntryId, entry.actorId, grantId])
  })
})
