import { beginsHigh, pronounceKorean } from './korean-pronunciation.ts'

/**
 * SSML for espeak-ng of one spoken line, with the melody of Seoul Korean as far as tags reach: the pitch sinks through
 * a sentence, words with a tense or aspirated head stand higher, statements fall and questions rise on their last
 * word, and the last word before a pause is drawn out.
 */
export function speakKorean(line: string, random: () => number): string {
  const sentences = line.match(/[^.?!]+[.?!]*/g) ?? [line]
  return `<speak>${sentences.map((sentence) => speakSentence(sentence.trim(), random)).join(' ')}</speak>`
}

function speakSentence(sentence: string, random: () => number): string {
  const words = sentence.split(/\s+/)
  const tags = words.map((word, index) => {
    const isLast = index === words.length - 1
    const pitch =
      sinking(index, words.length) + accent(word) + (isLast ? ending(sentence) : 0) + 5 * (random() - 0.5)
    const beforePause = isLast || word.endsWith(',')
    const rate = Math.round((beforePause ? 91 : 103) + 6 * (random() - 0.5))
    return `<prosody pitch="${signed(pitch)}%" rate="${rate}%">${pronounceKorean(word)}</prosody>`
  })
  return tags.join(' ')
}

function sinking(index: number, count: number): number {
  return count === 1 ? 0 : 7 - (14 * index) / (count - 1)
}

function accent(word: string): number {
  return beginsHigh(word) ? 6 : 0
}

function ending(sentence: string): number {
  if (sentence.endsWith('?')) return 14
  return sentence.endsWith('.') ? -4 : 0
}

function signed(percent: number): string {
  const rounded = Math.round(percent)
  return rounded < 0 ? `${rounded}` : `+${rounded}`
}
