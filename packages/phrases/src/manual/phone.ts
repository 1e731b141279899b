import { createBook } from './book.ts'
import { phone as phoneEn } from './en/phone.ts'
import { makers as makersEn } from './en/makers.ts'
import { phone as phoneJa } from './ja/phone.ts'
import { makers as makersJa } from './ja/makers.ts'
import { phone as phoneKo } from './ko/phone.ts'
import { makers as makersKo } from './ko/makers.ts'
import { phone as phoneZh } from './zh/phone.ts'
import { makers as makersZh } from './zh/makers.ts'

/** The manual of the phone: a chapter a screen, and the phones' makers (DIS-3). */
export const phoneManual = createBook({
  ko: { ...phoneKo, ...makersKo },
  en: { ...phoneEn, ...makersEn },
  ja: { ...phoneJa, ...makersJa },
  zh: { ...phoneZh, ...makersZh },
})
export type PhoneChapter = (typeof phoneManual.ids)[number]
