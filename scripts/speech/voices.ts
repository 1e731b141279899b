import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ScriptLine, Speaker } from './dialogue-script.ts'
import { speakKorean } from './korean-prosody.ts'

const ESPEAK_DATA = '/usr/lib/x86_64-linux-gnu/espeak-ng-data'
const WORDS_A_MINUTE: Record<Speaker, number> = { agent: 214, customer: 200 }
const FLITE_VOICE: Record<Speaker, string> = { agent: 'slt', customer: 'rms' }

/*
 * Korean has no word stress, so stressed syllables are hardly longer or louder; a little flutter and breath take
 * the machine's evenness away.
 */
const ESPEAK_VARIANT: Record<Speaker, string> = {
  agent: `language variant
name agent
gender female
pitch 172 258
flutter 4
formant 0 104 85 150
formant 1 110 82 160
formant 2 110 75 150
formant 3 110 75 150
formant 4 115 80 150
formant 5 115 80 150
formant 6 110 70 150
formant 7 110 70 150
formant 8 110 70 150
stressLength 195 185 200 200 0 0 205 225
stressAmp 18 18 20 20 20 20 21 20
breath 0 2 3 3 3 3 3 2
consonants 115 115
`,
  customer: `language variant
name customer
gender male
pitch 104 162
flutter 5
formant 1 97 98 105
formant 2 96 96 105
formant 3 96 98 105
formant 4 95 98 105
formant 5 95 98 105
stressLength 195 185 200 200 0 0 205 225
stressAmp 18 18 20 20 20 20 21 20
breath 0 1 2 2 2 2 2 1
consonants 105 105
`,
}

/** Makes a data folder for espeak-ng under `folder` that has our two voices beside its own languages. */
export function installVoices(folder: string): void {
  const data = join(folder, 'espeak-ng-data')
  const variants = join(data, 'voices', '!v')
  mkdirSync(variants, { recursive: true })
  for (const entry of readdirSync(ESPEAK_DATA)) {
    if (entry !== 'voices') symlinkSync(join(ESPEAK_DATA, entry), join(data, entry))
  }
  for (const [speaker, variant] of Object.entries(ESPEAK_VARIANT))
    writeFileSync(join(variants, speaker), variant)
}

/** One spoken line as a WAV file: Korean by espeak-ng with our voices, English by flite inside ffmpeg. */
export function speakLine(
  folder: string,
  language: 'ko' | 'en',
  line: ScriptLine,
  random: () => number,
): Uint8Array {
  if (language === 'en') return speakWithFlite(folder, line)
  const wordsAMinute = Math.round(WORDS_A_MINUTE[line.speaker] * (0.98 + 0.04 * random()))
  const ssml = speakKorean(line.say ?? line.text.ko, random)
  const args = [
    `--path=${folder}`,
    '-m',
    '-v',
    `ko+${line.speaker}`,
    '-s',
    `${wordsAMinute}`,
    '--stdout',
    ssml,
  ]
  return execFileSync('espeak-ng', args, { maxBuffer: 2 ** 26 })
}

function speakWithFlite(folder: string, line: ScriptLine): Uint8Array {
  const textFile = join(folder, 'line.txt')
  writeFileSync(textFile, line.say ?? line.text.en)
  const source = `flite=textfile=${textFile}:voice=${FLITE_VOICE[line.speaker]}`
  const args = ['-v', 'error', '-f', 'lavfi', '-i', source, '-f', 'wav', 'pipe:1']
  return execFileSync('ffmpeg', args, { maxBuffer: 2 ** 26 })
}
