import { describe, expect, test } from 'vitest'
import { ensureEdits } from './settings.service.ts'

const key = 'handset.uploadAddress'
const set = (value: unknown) => () => ensureEdits('company', [{ key, value }])

describe('the upload server’s address', () => {
  test.each([
    null,
    'https://uploads.bank.example',
    'https://uploads.bank.example:8443',
    'https://10.0.0.7:443',
    'http://localhost:8080',
    'http://127.0.0.1:8080',
  ])('UPL-3: may be %s', (value) => {
    expect(set(value)).not.toThrow()
  })

  test.each([
    '',
    'uploads.bank.example',
    'http://uploads.bank.example',
    'http://localhost.other.example',
    'https://uploads.bank.example/',
    'https://uploads.bank.example/..',
    'https://uploads.bank.example?to=other',
    'https://uploads.bank.example#other',
    'https://who:secret@uploads.bank.example',
    'https://uploads.bank.example\\@other.example',
    'https://uploads.bank.example\n',
    'https://uploads.bank.example:0',
    'https://uploads.bank.example:65536',
    'https://0x7f.1',
    'https://1.2.3',
    'https://1.2.3.256',
    'https://.example',
    'wss://uploads.bank.example',
  ])('UPL-3, UPL-6: is not %j', (value) => {
    expect(set(value)).toThrow(expect.objectContaining({ code: 'request.invalid' }))
  })

  test('UPL-3: is the company’s alone', () => {
    expect(() => ensureEdits('device', [{ key, value: 'https://uploads.bank.example' }])).toThrow(
      expect.objectContaining({ code: 'request.invalid' }),
    )
  })
})
