import { compoundSurnames } from './compound-surnames.ts'

/* Between the words of a name; they stay, so that a masked name is still read as one. */
const separators = /([\s\-\u2010-\u2015·・,./()（）[\]&]+)/u
const legalForms =
  /주식회사|유한회사|\(주\)|㈜|\(유\)|재단법인|사단법인|株式会社|合同会社|股份有限公司|有限责任公司|有限公司|\b(?:Co\.,? ?Ltd|Inc|Corp|LLC|Ltd|PLC|GmbH)\b\.?/giu

let segmenter: { segment(text: string): Iterable<{ segment: string }> } | undefined

function graphemesOf(text: string): string[] {
  // oxlint-disable-next-line no-restricted-globals -- made at the first use: the phone's engine has none, and masks no names
  segmenter ??= new Intl.Segmenter('ko', { granularity: 'grapheme' })
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/* Which letters of a word stay. Syllables and ideographs are few, so one at each end tells enough; of others only the first. */
function isShown(letters: readonly string[], index: number): boolean {
  const [first = ''] = letters
  const { length } = letters
  if (length === 1 || /^[\p{Number}\p{Emoji}]/u.test(first)) return false
  if (!/^[\p{Script=Hangul}\p{Script=Han}]/u.test(first)) return index === 0
  if (length >= 3 && compoundSurnames.has(`${letters[0]}${letters[1]}`)) return index < 2
  return index === 0 || (length === 3 && index === 2)
}

function maskWord(word: string): string {
  const letters = graphemesOf(word)
  return letters.map((letter, index) => (isShown(letters, index) ? letter : '*')).join('')
}

/* A company is no person: the first two letters and its legal form stay. */
function maskCompanyPart(part: string, hasBegun: boolean): string {
  let left = hasBegun ? 0 : 2
  const words = part.split(separators).map((word, index) => {
    if (index % 2 === 1) return word
    const letters = graphemesOf(word)
    const shown = Math.min(left, letters.length - 1)
    left = letters.length > 0 ? 0 : left
    return letters.map((letter, at) => (at < shown ? letter : '*')).join('')
  })
  return words.join('')
}

function maskCompany(name: string, forms: readonly string[]): string {
  const parts = name.split(legalForms)
  const begins = parts.findIndex((part) => part.replaceAll(new RegExp(separators, 'gu'), '') !== '')
  return parts.map((part, index) => maskCompanyPart(part, index !== begins) + (forms[index] ?? '')).join('')
}

/**
 * A person's name of which no more is readable than custom lets (SEC-12): `김*`, `김*수`, `남궁**`, `J*** S****`, `山* 太*`,
 * `王*明`; of a company its legal form and two letters, `㈜한국**`. What one sees counts as a letter, however many
 * characters it is made of. A masked name comes back as it is; an empty one is `*`.
 */
export function maskName(name: string): string {
  const text = name.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  if (text === '') return '*'
  const forms = text.match(legalForms)
  if (forms !== null) return maskCompany(text, forms)
  return text
    .split(separators)
    .map((word, index) => (index % 2 === 1 ? word : maskWord(word)))
    .join('')
}

/** A customer's number at the company, or another reference as CRMs write them: only its last four letters, `***1001`. */
export function maskReference(reference: string): string {
  const letters = graphemesOf(reference.normalize('NFC').trim())
  if (letters.length === 0) return '*'
  const shownFrom = letters.length - Math.min(4, Math.floor(letters.length / 2))
  return letters.map((letter, index) => (index < shownFrom ? '*' : letter)).join('')
}
