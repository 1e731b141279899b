import type { CallEndCause } from '@smartym/handset-core'
import type { DialogueName } from '../media/dialogue-files.ts'

/** What the person called does, in milliseconds after the call was placed (or came in); null where it never happens. */
export interface CallScript {
  ringsAtMs: number | null
  answersAtMs: number | null
  endsAtMs: number
  endCause: CallEndCause
  /** What is heard once connected. */
  dialogue: DialogueName
}

/** A behaviour that a number chooses by its last two digits. */
export interface Callee {
  digits: string
  behaviour: string
  script: CallScript
}

const dialogueMs: Record<DialogueName, number> = {
  'dialogue-1': 28_980,
  'dialogue-2': 68_040,
  'dialogue-3': 149_940,
  'dialogue-4': 26_100,
}
const rings = { ringsAtMs: 600 }
const answersAtMs = 2_000

function talks(dialogue: DialogueName, talkMs = dialogueMs[dialogue], atMs = answersAtMs): CallScript {
  return { ...rings, answersAtMs: atMs, endsAtMs: atMs + talkMs, endCause: 'remote', dialogue }
}

function neverTalks(endsAtMs: number, endCause: CallEndCause, ringsAtMs: number | null): CallScript {
  return { ringsAtMs, answersAtMs: null, endsAtMs, endCause, dialogue: 'dialogue-1' }
}

/** The numbers with a behaviour of their own (README); all others answer after 2 s and talk. */
export const callees: readonly Callee[] = [
  { digits: '31', behaviour: 'is busy', script: neverTalks(1_500, 'busy', null) },
  {
    digits: '32',
    behaviour: 'does not answer, rings for 20 s',
    script: neverTalks(20_600, 'no_answer', 600),
  },
  { digits: '33', behaviour: 'rejects the call after 3 s', script: neverTalks(3_600, 'rejected', 600) },
  { digits: '34', behaviour: 'is no number', script: neverTalks(900, 'invalid_number', null) },
  { digits: '35', behaviour: 'answers and hangs up in 3 s', script: talks('dialogue-1', 3_000) },
  { digits: '36', behaviour: 'answers after 35 s', script: talks('dialogue-1', undefined, 35_000) },
  { digits: '37', behaviour: 'cannot be reached', script: neverTalks(2_500, 'unreachable', null) },
  { digits: '38', behaviour: 'talks English', script: talks('dialogue-4') },
]

const talkSecondsPattern = /91(\d\d)$/
const koreanDialogues = ['dialogue-1', 'dialogue-2', 'dialogue-3'] as const

/** What happens when `phoneNumber` (E.164) is called; a number that ends in `91SS` talks for SS seconds. */
export function scriptOf(phoneNumber: string): CallScript {
  const seconds = Number(talkSecondsPattern.exec(phoneNumber)?.[1] ?? 0)
  const listed = callees.find((callee) => phoneNumber.endsWith(callee.digits))
  if (listed && seconds === 0) return listed.script
  const dialogue = koreanDialogues[Number(phoneNumber.slice(-4)) % koreanDialogues.length] ?? 'dialogue-1'
  return seconds > 0 ? talks(dialogue, seconds * 1000) : talks(dialogue)
}

/** A customer who calls: rings until answered, gives up after `patienceMs`; talks when answered. */
export function incomingScript(patienceMs: number): CallScript {
  return {
    ringsAtMs: 0,
    answersAtMs: null,
    endsAtMs: patienceMs,
    endCause: 'no_answer',
    dialogue: 'dialogue-1',
  }
}

/** The script from the moment an incoming call was answered, `elapsedMs` after it came. */
export function answeredScript(script: CallScript, elapsedMs: number): CallScript {
  const endsAtMs = elapsedMs + dialogueMs[script.dialogue]
  return { ...script, answersAtMs: elapsedMs, endsAtMs, endCause: 'remote' }
}
