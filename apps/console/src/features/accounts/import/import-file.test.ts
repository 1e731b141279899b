import { describe, expect, test } from 'vitest'
import { base64Of, passwordsFile } from './import-file.ts'

describe('files of an import', () => {
  test('INT-5: bytes of any kind and length go out as they are', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256)
    const base64 = await base64Of(new Blob([bytes]))
    expect(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))).toEqual(bytes)
  })

  test('ASVS 1.2.10: in the list of passwords nothing is a formula, and names stay whole', async () => {
    const people = [
      { row: 2, loginId: 'kim', name: '=HYPERLINK("x")', initialPassword: 'Kx7m-2pQd' },
      { row: 3, loginId: 'lee', name: '이,바다', initialPassword: 'w9Rt-h4Vb' },
    ]
    const text = await passwordsFile(people, ['아이디', '이름', '초기 비밀번호']).text()
    expect(text.replace('\uFEFF', '').split('\r\n')).toEqual([
      '아이디,이름,초기 비밀번호',
      'kim,"\'=HYPERLINK(""x"")",Kx7m-2pQd',
      'lee,"이,바다",w9Rt-h4Vb',
      '',
    ])
  })
})
