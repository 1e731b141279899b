import { expect, test } from 'vitest'
import { createPdf } from './pdf.ts'

const options = { title: '사용신청서', language: 'ko', createdAt: new Date(0) } as const
const pagesOf = (pdf: Buffer): number => (pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length

test('DIS-5: a sheet with Korean words is a small PDF that names its language', async () => {
  const pdf = createPdf(options)
  pdf.title('사용신청서', '새여울카드')
  pdf.paragraph('아래와 같이 신청합니다.')
  pdf.table([['신청인', '김하늘']])
  pdf.signatures([{ title: '신청인', name: '김하늘', note: '' }])
  const bytes = await pdf.end()
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pagesOf(bytes)).toBe(1)
  expect(bytes.toString('latin1')).toContain('/Lang (ko)')
  expect(bytes.length).toBeLessThan(60_000)
})

test('DIS-5: what does not fit goes on, on the next page, and a row is never cut', async () => {
  const pdf = createPdf(options)
  pdf.table(Array.from({ length: 60 }, (_, n) => [`${n}`, '긴 내용입니다. '.repeat(12)] as const))
  pdf.signatures(Array.from({ length: 9 }, () => ({ title: '승인', name: '박팀장', note: '' })))
  expect(pagesOf(await pdf.end())).toBeGreaterThan(2)
})
