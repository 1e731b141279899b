import { expect, test } from 'vitest'
import { captionsUntil, type Caption } from './captions.ts'
import { dialogueNames, readDialogue } from './dialogue-files.ts'

const text = { ko: '네', en: 'Yes', ja: 'はい', zh: '好' }
const captions: Caption[] = [
  { fromMs: 100, toMs: 400, speaker: 'agent', text },
  { fromMs: 500, toMs: 900, speaker: 'customer', text },
]

test('captions are repeated with the dialogue and cut at the end of the call', () => {
  const spans = captionsUntil(captions, 1_000, 1_600).map(({ fromMs, toMs }) => [fromMs, toMs])
  expect(spans).toEqual([
    [100, 400],
    [500, 900],
    [1_100, 1_400],
    [1_500, 1_600],
  ])
})

test.each(dialogueNames)('%s has captions in four languages, one after another', async (name) => {
  const { captions: lines } = await readDialogue(name)
  expect(lines.length).toBeGreaterThan(5)
  for (const [index, line] of lines.entries()) {
    expect(line.fromMs).toBeGreaterThanOrEqual(lines[index - 1]?.toMs ?? 0)
    expect(line.toMs).toBeGreaterThan(line.fromMs)
    expect(Object.values(line.text).filter((words) => words.length > 0)).toHaveLength(4)
  }
})
