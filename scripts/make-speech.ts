/*
 * Makes the calls that the virtual handsets record: `node scripts/make-speech.ts` reads the scripts in
 * apps/handset-sim/speech and writes audio and captions beside them. Needs espeak-ng and ffmpeg (Debian packages).
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSeededRandom, type DialogueScript } from './speech/dialogue-script.ts'
import { installAmrEncoder, throughTelephone, withComfortNoise, writeEncoded } from './speech/encode.ts'
import { layOut, type PlacedLine } from './speech/telephone-mix.ts'
import { installVoices, speakLine } from './speech/voices.ts'

const SPEECH_FOLDER = join(import.meta.dirname, '..', 'apps', 'handset-sim', 'speech')
const SCRIPT_SUFFIX = '.script.json'

const workFolder = mkdtempSync(join(tmpdir(), 'make-speech-'))
try {
  installVoices(workFolder)
  const amrEncoder = installAmrEncoder(workFolder)
  const names = readdirSync(SPEECH_FOLDER).filter((name) => name.endsWith(SCRIPT_SUFFIX))
  for (const name of names) makeDialogue(name.slice(0, -SCRIPT_SUFFIX.length), amrEncoder)
} finally {
  rmSync(workFolder, { recursive: true, force: true })
}

function makeDialogue(name: string, amrEncoder: string): void {
  const base = join(SPEECH_FOLDER, name)
  const script = JSON.parse(readFileSync(base + SCRIPT_SUFFIX, 'utf8')) as DialogueScript
  const random = createSeededRandom(name.length + script.lines.length)
  const spoken = script.lines.map((line) => ({
    speaker: line.speaker,
    samples: throughTelephone(speakLine(workFolder, script.language, line, random), line.speaker),
  }))
  const { samples, places } = layOut(spoken, random)
  writeEncoded(withComfortNoise(samples), base, amrEncoder)
  writeFileSync(`${base}.captions.json`, `${JSON.stringify(captionsOf(script, places), null, 2)}\n`)
  console.log(`${name}: ${(samples.length / 16_000).toFixed(2)} s`)
}

function captionsOf(script: DialogueScript, places: PlacedLine[]) {
  return places.map(({ fromMs, toMs, speaker }, index) => ({
    fromMs,
    toMs,
    speaker,
    text: script.lines[index]!.text,
  }))
}
