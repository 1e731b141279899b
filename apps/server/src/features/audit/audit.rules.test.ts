import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { canonicalize } from 'json-canonicalize'
import { expect, test } from 'vitest'
import { type AuditEntryValues, canonicalEntry, fitText, leafHashOf } from './audit.rules.ts'

const text = fc.string({ unit: 'binary', maxLength: 12 }).map((value) => value.toWellFormed())
const maybe = fc.option(text)
const entry: fc.Arbitrary<AuditEntryValues> = fc.record({
  id: text,
  company_id: text,
  at: fc.integer(),
  kind: fc.constantFrom('login', 'change', 'listen'),
  actor_kind: fc.constantFrom('account', 'server'),
  actor_id: text,
  actor_name: maybe,
  address: maybe,
  device_id: maybe,
  action: text,
  object_kind: text,
  object_id: maybe,
  subject_reference: maybe,
  reason: maybe,
  detail: fc
    .object({
      maxDepth: 2,
      values: [fc.double({ noNaN: true, noDefaultInfinity: true }), text, fc.boolean(), fc.constant(null)],
    })
    .map((value) => canonicalize(value)),
})

test('SEC-6: an entry’s canonical form is RFC 8785 of its values', () => {
  fc.assert(
    fc.property(entry, (e) => {
      const plain = {
        id: e.id,
        at: e.at,
        kind: e.kind,
        companyId: e.company_id,
        actor: { kind: e.actor_kind, id: e.actor_id, name: e.actor_name },
        address: e.address,
        deviceId: e.device_id,
        action: e.action,
        object: { kind: e.object_kind, id: e.object_id },
        subjectReference: e.subject_reference,
        reason: e.reason,
        detail: JSON.parse(e.detail) as unknown,
      }
      expect(canonicalEntry(e)).toBe(canonicalize(plain))
      expect(leafHashOf(e)).toEqual(createHash('sha256').update('\0').update(canonicalize(plain)).digest())
    }),
  )
})

test('SEC-6: entries that differ in any value differ in their leaf', () => {
  fc.assert(
    fc.property(entry, entry, (a, b) => {
      expect(leafHashOf(a).equals(leafHashOf(b))).toBe(canonicalEntry(a) === canonicalEntry(b))
    }),
  )
})

test('text is cut to its column without breaking a character', () => {
  expect(fitText('가나다', 2)).toBe('가나')
  expect(fitText('a😀b', 2)).toBe('a\u{fffd}')
  expect(fitText('\ud800x', 10)).toBe('\u{fffd}x')
})
