import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Caption } from './captions.ts'
import type { DialogueAudio } from './capture-source.ts'

const SPEECH_FOLDER = join(import.meta.dirname, '..', '..', 'speech')

/** The checked-in dialogues: 29 s, 68 s and 150 s of Korean, 26 s of English. */
export const dialogueNames = ['dialogue-1', 'dialogue-2', 'dialogue-3', 'dialogue-4'] as const
export type DialogueName = (typeof dialogueNames)[number]

export type Dialogue = DialogueAudio & { readonly name: DialogueName; readonly captions: readonly Caption[] }

/** Reads one dialogue's sound and captions from the app's own files. */
export async function readDialogue(name: DialogueName): Promise<Dialogue> {
  const read = (suffix: string) => readFile(join(SPEECH_FOLDER, `${name}.${suffix}`))
  const [amr, mp3, captions] = await Promise.all([read('amr'), read('mp3'), read('captions.json')])
  return { name, amr, mp3, captions: JSON.parse(captions.toString('utf8')) as Caption[] }
}
