/*
 * Which key of a US keyboard writes a character. Korean letters of the two-set layout are typed with the same keys, so that
 * `ㅂㅈㄷㄱ` and `qwer`, `비밀번호` and `qlalfqjsgh` are one password to somebody who guesses.
 */
const initials = 'r R s e E f a q Q t T d w W c z x v g'.split(' ')
const vowels = 'k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(' ')
const finals = ['', ...'r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g'.split(' ')]
/* ㄱ (U+3131) to ㅣ (U+3163), in the order of Unicode. */
const jamo =
  'r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g k o i O j p u P h hk ho hl y n nj np nl b m ml l'.split(
    ' ',
  )
const shifted = new Map(
  Array.from('~!@#$%^&*()_+{}|:"<>?', (sign, index) => [sign, "`1234567890-=[]\\;',./"[index] ?? '']),
)

const firstSyllable = 0xac00
const lastSyllable = 0xd7a3
const firstJamo = 0x3131
const lastJamo = 0x3163

function keysOfCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code >= firstSyllable && code <= lastSyllable) {
    const index = code - firstSyllable
    const final = index % finals.length
    const vowel = Math.floor(index / finals.length) % vowels.length
    const initial = Math.floor(index / finals.length / vowels.length)
    return `${initials[initial]}${vowels[vowel]}${finals[final]}`
  }
  if (code >= firstJamo && code <= lastJamo) return jamo[code - firstJamo] ?? ''
  return shifted.get(character) ?? character
}

/** The keys that are pressed for a text, in lower case: `ㅂㅈㄷㄱ` and `QWER` are `qwer`, `!@#$` is `1234`. */
export function keysOf(text: string): string {
  return Array.from(text.normalize('NFC'), keysOfCharacter).join('').toLowerCase()
}
