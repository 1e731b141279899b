import { expect, test } from 'vitest'
import { beginsHigh, pronounceKorean } from './korean-pronunciation.ts'

test.each([
  ['감사합니다', '감사함니다', 'a stop before a nasal becomes one'],
  ['고객님', '고갱님', 'a stop before a nasal becomes one'],
  ['녹취됩니다', '녹취됨니다', 'a stop before a nasal becomes one'],
  ['한빛은행', '한비츤행', 'a final is spoken at the head of a vowel'],
  ['없습니다', '업씀니다', 'a stop makes the next consonant tense'],
  ['있었습니다', '이썯씀니다', 'a double final moves whole'],
  ['괜찮아요', '괜차나요', 'a silent h lets the n move'],
  ['그렇게', '그러케', 'h and a stop become one aspirated sound'],
  ['급히', '그피', 'h and a stop become one aspirated sound'],
  ['연락드리고', '열락뜨리고', 'n before l becomes l'],
  ['정리', '정니', 'l after ng becomes n'],
  ['협력', '혐녁', 'l after a stop: both become nasal'],
  ['같이', '가치', 't before i becomes ch'],
  ['주의', '주이', 'ui is i inside a word'],
  ['의사', '의사', 'ui stays at the head of a word'],
  ['계시다', '게시다', 'ye is e after a consonant'],
  ['가져', '가저', 'a glide is lost after j'],
  ['읽어요', '일거요', 'a cluster is split by a vowel'],
  ['값', '갑', 'a cluster is one sound at the end of a word'],
])('%s is spoken %s: %s', (written, spoken) => {
  expect(pronounceKorean(written)).toBe(spoken)
})

test('spaces, punctuation and Latin letters stay as they are', () => {
  expect(pronounceKorean('네, SmartyM 맞습니다.')).toBe('네, SmartyM 맏씀니다.')
})

test('tense, aspirated and fricative heads lift the pitch', () => {
  expect(['확인', '카드', '상담', '꼭'].map(beginsHigh)).toEqual([true, true, true, true])
  expect(['네', '지금', 'card'].map(beginsHigh)).toEqual([false, false, false])
})
