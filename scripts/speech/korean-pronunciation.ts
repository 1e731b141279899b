/*
 * Respells Korean words the way they are spoken (표준 발음법), because espeak-ng's Korean reads most
 * syllables as they are written: 합니다 becomes 함니다, 고객님 becomes 고갱님, 국민은행 becomes 궁미는행.
 * Only what happens inside one word is done; what crosses a space is respelled by hand in the script's `say`.
 */
const INITIALS = Array.from('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ')
const VOWELS = Array.from('ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ')
const FINALS = ['', ...Array.from('ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ')]
const HANGUL_START = 0xac00
const HANGUL_END = 0xd7a3

type Syllable = { initial: string; vowel: string; final: string }

/** What a final consonant leaves behind and hands on when the next syllable begins with a vowel. */
const LIAISON: Record<string, [string, string]> = {
  ㄳ: ['ㄱ', 'ㅆ'],
  ㄵ: ['ㄴ', 'ㅈ'],
  ㄶ: ['', 'ㄴ'],
  ㄺ: ['ㄹ', 'ㄱ'],
  ㄻ: ['ㄹ', 'ㅁ'],
  ㄼ: ['ㄹ', 'ㅂ'],
  ㄽ: ['ㄹ', 'ㅆ'],
  ㄾ: ['ㄹ', 'ㅌ'],
  ㄿ: ['ㄹ', 'ㅍ'],
  ㅀ: ['', 'ㄹ'],
  ㅄ: ['ㅂ', 'ㅆ'],
  ㅎ: ['', 'ㅇ'],
}
const NEUTRAL: Record<string, string> = {
  ㄲ: 'ㄱ',
  ㅋ: 'ㄱ',
  ㄳ: 'ㄱ',
  ㄺ: 'ㄱ',
  ㅅ: 'ㄷ',
  ㅆ: 'ㄷ',
  ㅈ: 'ㄷ',
  ㅊ: 'ㄷ',
  ㅌ: 'ㄷ',
  ㅎ: 'ㄷ',
  ㅍ: 'ㅂ',
  ㅄ: 'ㅂ',
  ㄿ: 'ㅂ',
  ㄵ: 'ㄴ',
  ㄶ: 'ㄴ',
  ㄻ: 'ㅁ',
  ㄼ: 'ㄹ',
  ㄽ: 'ㄹ',
  ㄾ: 'ㄹ',
  ㅀ: 'ㄹ',
}
const TENSE: Record<string, string> = { ㄱ: 'ㄲ', ㄷ: 'ㄸ', ㅂ: 'ㅃ', ㅅ: 'ㅆ', ㅈ: 'ㅉ' }
const NASAL: Record<string, string> = { ㄱ: 'ㅇ', ㄷ: 'ㄴ', ㅂ: 'ㅁ' }
const ASPIRATED: Record<string, string> = { ㄱ: 'ㅋ', ㄷ: 'ㅌ', ㅈ: 'ㅊ', ㅅ: 'ㅆ' }
const BEFORE_H: Record<string, [string, string]> = {
  ㄱ: ['', 'ㅋ'],
  ㄺ: ['ㄹ', 'ㅋ'],
  ㄷ: ['', 'ㅌ'],
  ㅅ: ['', 'ㅌ'],
  ㅆ: ['', 'ㅌ'],
  ㅂ: ['', 'ㅍ'],
  ㄼ: ['ㄹ', 'ㅍ'],
  ㅈ: ['', 'ㅊ'],
  ㄵ: ['ㄴ', 'ㅊ'],
}
const AFTER_H: Record<string, string> = { ㅎ: '', ㄶ: 'ㄴ', ㅀ: 'ㄹ' }

/** The spelling that says how a sentence sounds; anything that is not Hangul stays as it is. */
export function pronounceKorean(sentence: string): string {
  return sentence.replace(/[가-힣]+/g, (word) => compose(pronounceWord(decompose(word))))
}

function pronounceWord(syllables: Syllable[]): Syllable[] {
  for (const [index, syllable] of syllables.entries()) {
    const next = syllables[index + 1]
    simplifyVowel(syllable, index)
    if (next) joinSyllables(syllable, next)
    else syllable.final = NEUTRAL[syllable.final] ?? syllable.final
  }
  return syllables
}

/** 의 is 이 but at a word's head; ㅖ is ㅔ but in 예, 례; 져·쳐·쪄 lose their glide. */
function simplifyVowel(syllable: Syllable, index: number): void {
  if (syllable.vowel === 'ㅢ' && (index > 0 || syllable.initial !== 'ㅇ')) syllable.vowel = 'ㅣ'
  if (syllable.vowel === 'ㅖ' && !'ㅇㄹ'.includes(syllable.initial)) syllable.vowel = 'ㅔ'
  if (syllable.vowel === 'ㅕ' && 'ㅈㅊㅉ'.includes(syllable.initial)) syllable.vowel = 'ㅓ'
}

function joinSyllables(left: Syllable, right: Syllable): void {
  if (left.final === '') return
  palatalize(left, right)
  if (right.initial === 'ㅇ') return link(left, right)
  if (right.initial === 'ㅎ' && BEFORE_H[left.final]) {
    ;[left.final, right.initial] = BEFORE_H[left.final]!
    return
  }
  if (left.final in AFTER_H && ASPIRATED[right.initial]) {
    right.initial = ASPIRATED[right.initial]!
    left.final = AFTER_H[left.final]!
    return
  }
  left.final = NEUTRAL[left.final] ?? left.final
  assimilate(left, right)
}

/** 구개음화: 같이 is 가치, 굳이 is 구지. */
function palatalize(left: Syllable, right: Syllable): void {
  if (right.initial !== 'ㅇ' || right.vowel !== 'ㅣ') return
  if (left.final === 'ㄷ') left.final = 'ㅈ'
  if (left.final === 'ㅌ') left.final = 'ㅊ'
}

/** 연음: the final consonant is spoken at the head of a syllable that begins with a vowel. */
function link(left: Syllable, right: Syllable): void {
  if (left.final === 'ㅇ') return
  ;[left.final, right.initial] = LIAISON[left.final] ?? ['', left.final]
}

/** 유음화, 비음화 and 경음화, on an already neutral final. */
function assimilate(left: Syllable, right: Syllable): void {
  if ((left.final === 'ㄴ' && right.initial === 'ㄹ') || (left.final === 'ㄹ' && right.initial === 'ㄴ')) {
    left.final = right.initial = 'ㄹ'
    return
  }
  if (right.initial === 'ㄹ' && 'ㄱㄷㅂㅁㅇ'.includes(left.final)) right.initial = 'ㄴ'
  if ('ㄴㅁ'.includes(right.initial)) left.final = NASAL[left.final] ?? left.final
  else if (NASAL[left.final]) right.initial = TENSE[right.initial] ?? right.initial
}

function decompose(word: string): Syllable[] {
  return Array.from(word, (letter) => {
    const code = letter.codePointAt(0)! - HANGUL_START
    return {
      initial: INITIALS[Math.floor(code / (VOWELS.length * FINALS.length))]!,
      vowel: VOWELS[Math.floor(code / FINALS.length) % VOWELS.length]!,
      final: FINALS[code % FINALS.length]!,
    }
  })
}

function compose(syllables: Syllable[]): string {
  return syllables
    .map(({ initial, vowel, final }) => {
      const head = INITIALS.indexOf(initial) * VOWELS.length + VOWELS.indexOf(vowel)
      return String.fromCodePoint(HANGUL_START + head * FINALS.length + FINALS.indexOf(final))
    })
    .join('')
}

/** Whether a word begins with a sound that lifts the pitch in Seoul Korean: tense, aspirated, ㅅ or ㅎ. */
export function beginsHigh(word: string): boolean {
  const code = word.codePointAt(0) ?? 0
  if (code < HANGUL_START || code > HANGUL_END) return false
  return 'ㄲㄸㅃㅆㅉㅋㅌㅍㅊㅅㅎ'.includes(decompose(word[0]!)[0]!.initial)
}
