import {
  advertisingLabel,
  lmsMaxBytes,
  optOutWord,
  smsMaxBytes,
  type TemplateFault,
  type TextForm,
  type TextVariable,
  textVariables,
} from '@smartym/contract/constants'

/** What variables stand for; one that is absent stays as it is. */
export type TextValues = Readonly<Partial<Record<TextVariable, string>>>

const variable = new RegExp(`\\{(${textVariables.join('|')})\\}`, 'g')

/** Puts values in the place of `{agent}` and the other variables; never those of a value itself. */
export function renderText(body: string, values: TextValues): string {
  return body.replace(variable, (whole, name: TextVariable) => values[name] ?? whole)
}

/** The words of an advertisement with the label that the law wants at their beginning (정보통신망법 §50④). */
export function labelled(body: string, isAdvertising: boolean): string {
  return isAdvertising && !body.startsWith(advertisingLabel) ? `${advertisingLabel} ${body}` : body
}

/** Bytes of a text as Korean carriers count them: in EUC-KR, one for an ASCII character, two for any other. */
export function textBytes(text: string): number {
  let bytes = 0
  for (const character of text) bytes += character.charCodeAt(0) < 0x80 ? 1 : 2
  return bytes
}

/** Short or long by its bytes; null when it is too long for either. */
export function textFormOf(text: string): TextForm | null {
  const bytes = textBytes(text)
  return bytes <= smsMaxBytes ? 'sms' : bytes <= lmsMaxBytes ? 'lms' : null
}

/* Characters of one part, alone and with others (3GPP TS 23.038, 23.040). */
const septets = { alone: 160, among: 153 }
const doubleBytes = { alone: 70, among: 67 }
const isPlain = /^[A-Za-z0-9 \n\r@!"#%&'()*+,\-./:;<=>?_]*$/

/** How many short messages a phone makes of a text: it divides by characters, whatever carriers call it. */
export function textParts(text: string): number {
  const { alone, among } = isPlain.test(text) ? septets : doubleBytes
  return text.length <= alone ? 1 : Math.ceil(text.length / among)
}

/** Values as long as they usually are, to measure a template by. */
export function usualValues(company: string): TextValues {
  return { company, unit: '서울지점 상담1팀', line: '010-0000-0000', agent: '홍길동', time: '00:00' }
}

const anyVariable = /\{([^{}]*)\}/g
/* Nothing beyond the plane that EUC-KR draws from: pictures arrive as question marks, or not at all. */
const beyond = /[\u{10000}-\u{10FFFF}]/u

/** Everything that speaks against a template; its length is that of the words with `values` in their places. */
export function templateFaults(body: string, isAdvertising: boolean, values: TextValues): TemplateFault[] {
  const names: readonly string[] = textVariables
  const isUnknown = [...body.matchAll(anyVariable)].some(([, name = '']) => !names.includes(name))
  const faults: [TemplateFault, boolean][] = [
    ['empty', body.trim() === ''],
    ['too_long', textFormOf(renderText(body, values)) === null],
    ['unknown_variable', isUnknown],
    ['character', beyond.test(body)],
    ['label_missing', isAdvertising && !body.startsWith(advertisingLabel)],
    ['opt_out_missing', isAdvertising && !body.includes(optOutWord)],
  ]
  return faults.flatMap(([fault, isThere]) => (isThere ? [fault] : []))
}
