import { describe, expect, test } from 'vitest'
import { createLog } from './create-log.ts'
import { maskPhoneNumbers } from './mask-numbers.ts'

describe('SEC-7: the log', () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line) => void lines.push(line) })
  const last = (): string => lines.at(-1) ?? ''

  test.each([
    '+821012345678',
    '+82 10-1234-5678',
    '010-1234-5678',
    '01012345678',
    '02-123-4567',
    '0504-123-4567',
    '821012345678',
    '+1 415 555 2671',
    '(010)1234-5678',
    '010.1234.5678',
  ])('masks %s wherever it stands', (number) => {
    log.info({ dialed: number, nested: { list: [number] } }, `dialling ${number}.`)
    expect(last()).not.toContain(number)
    expect(last().replaceAll(/[^\d]/g, '')).not.toContain(number.replaceAll(/\D/g, ''))
  })

  test('leaves ids, instants, hashes and addresses as they are', () => {
    const id = 'rec_0192aabbccdd7000801234567890abcd'
    log.info(
      {
        id,
        at: 1_764_000_000_123,
        ip: '10.20.30.40',
        sha: 'a0123456789012345678901234567890',
        url: '/api/v1/calls',
      },
      'x',
    )
    for (const text of [id, '1764000000123', '10.20.30.40', 'a0123456789012345678901234567890'])
      expect(last()).toContain(text)
  })

  test('hides secrets', () => {
    log.info(
      {
        headers: { authorization: 'Bearer hush', cookie: 'hush' },
        password: 'hush',
        body: { token: 'hush' },
      },
      'x',
    )
    expect(last()).not.toContain('hush')
  })

  test('SEC-12: keeps of an error what it is and where it came from, not the statement and the values of it', () => {
    const driver = Object.assign(new Error("Duplicate entry 'com_1-독고영재' for key 'customers_name'"), {
      code: 'ER_DUP_ENTRY',
      sqlMessage: "Duplicate entry 'com_1-독고영재' for key 'customers_name'",
      sql: "insert into customers values ('독고영재', '서울시 중구')",
    })
    for (const err of [driver, new Error('a customer could not be kept', { cause: driver })]) {
      log.error({ err }, 'request failed')
      expect(last()).not.toMatch(/영재|서울시|insert into/)
      expect(JSON.parse(last()).err).toMatchObject({
        type: 'Error',
        stack: expect.stringContaining('log.test.ts'),
      })
    }
    log.error({ err: driver }, 'x')
    expect(JSON.parse(last()).err).toMatchObject({
      message: "Duplicate entry '…' for key '…'",
      code: 'ER_DUP_ENTRY',
    })
    log.error({ err: Object.assign(new TypeError("reading 'name'"), { customer: '독고영재' }) }, 'x')
    expect(JSON.parse(last()).err).toMatchObject({ type: 'TypeError', message: "reading 'name'" })
    expect(last()).not.toContain('영재')
  })

  test('stays JSON', () => {
    log.info({ n: '010-1234-5678', m: 1 }, 'x')
    expect(JSON.parse(last())).toMatchObject({ n: '***78', m: 1 })
    expect(maskPhoneNumbers('no number here: 12345')).toBe('no number here: 12345')
  })
})
