import { expect, test } from 'vitest'
import { withProgram } from './ffmpeg.test-kit.ts'
import { probeFfmpeg } from './probe-ffmpeg.ts'
import { RenditionError } from './rendition.errors.ts'
import { type FfmpegRun, runFfmpeg } from './run-ffmpeg.ts'

const SAYS_ITS_ID_AND_HANGS = 'echo $$; exec sleep 600'
const run: FfmpegRun = {
  args: [],
  input: new Uint8Array(),
  onFirstOutput: () => undefined,
  timeoutMs: 20_000,
}

test('without ffmpeg the job says so', async () => {
  await expect(runFfmpeg({ ...run, ffmpegPath: '/nowhere/ffmpeg' })).rejects.toMatchObject({
    code: 'ffmpeg_missing',
  })
  expect(await probeFfmpeg('/nowhere/ffmpeg')).toEqual({ isUsable: false, reason: 'ffmpeg_missing' })
})

test('the ffmpeg of this machine can make renditions', async () => {
  expect(await probeFfmpeg()).toMatchObject({ isUsable: true, version: expect.stringMatching(/^\S+/) })
})

test('an ffmpeg built without the codecs is named unusable, with what it lacks', async () => {
  const script = 'echo "ffmpeg version 9.9"; echo " A....D aac  AAC"; echo " A....D mp3  MP3"'
  const probe = await withProgram(script, probeFfmpeg)
  expect(probe).toEqual({
    isUsable: false,
    reason: 'codecs_missing',
    version: '9.9',
    lacks: ['libmp3lame', 'amrnb'],
  })
})

test('an ffmpeg that takes too long is killed', async () => {
  const { processId, error } = await hang({ timeoutMs: 300 })
  expect(error).toMatchObject({ code: 'timed_out' })
  expect(isAlive(processId)).toBe(false)
})

test('a stopped job kills its ffmpeg at once', async () => {
  const controller = new AbortController()
  const { processId, error } = await hang({ signal: controller.signal }, () => controller.abort())
  expect(error).toMatchObject({ code: 'aborted' })
  expect(isAlive(processId)).toBe(false)
})

test('a job stopped before it begins starts nothing', async () => {
  await withProgram('echo started', async (ffmpegPath) => {
    const started: Uint8Array[] = []
    const onFirstOutput = (chunk: Uint8Array) => started.push(chunk)
    const stopped = runFfmpeg({ ...run, ffmpegPath, onFirstOutput, signal: AbortSignal.abort() })
    await expect(stopped).rejects.toMatchObject({ code: 'aborted' })
    expect(started).toEqual([])
  })
})

test('a receiver that refuses more output ends the run', async () => {
  const refusal = new RenditionError('duration_differs', 'too much')
  const { processId, error } = await hang({}, () => {
    throw refusal
  })
  expect(error).toBe(refusal)
  expect(isAlive(processId)).toBe(false)
})

test('an error of ffmpeg carries the end of its complaints, not all of them', async () => {
  const script = 'i=0; while [ $i -lt 2000 ]; do echo "complaint $i" >&2; i=$((i+1)); done; exit 3'
  const error = await withProgram(script, (ffmpegPath) => failureOf({ ...run, ffmpegPath }))
  expect(error).toMatchObject({ code: 'ffmpeg_failed', message: expect.stringContaining('exit code 3') })
  expect(error.message).toContain('complaint 1999')
  expect(error.message.length).toBeLessThan(4_200)
})

test('an ffmpeg that does not read its input to the end is no failure of its own', async () => {
  await withProgram('exec <&-; echo done', async (ffmpegPath) => {
    await expect(runFfmpeg({ ...run, ffmpegPath, input: new Uint8Array(2 ** 22) })).resolves.toBeUndefined()
  })
})

test("the server's secrets are not in ffmpeg's environment", async () => {
  process.env.SMARTYM_TEST_SECRET = 'hidden'
  const output: Uint8Array[] = []
  await withProgram('env', (ffmpegPath) =>
    runFfmpeg({ ...run, ffmpegPath, onFirstOutput: (chunk) => output.push(chunk) }),
  )
  delete process.env.SMARTYM_TEST_SECRET
  const environment = Buffer.concat(output).toString()
  expect(environment).toContain('PATH=')
  expect(environment).not.toContain('hidden')
})

async function hang(changes: Partial<FfmpegRun>, onStarted: () => void = () => undefined) {
  let processId = 0
  const error = await withProgram(SAYS_ITS_ID_AND_HANGS, (ffmpegPath) => {
    const onFirstOutput = (chunk: Uint8Array) => {
      processId = Number(Buffer.from(chunk).toString())
      onStarted()
    }
    return failureOf({ ...run, ffmpegPath, onFirstOutput, ...changes })
  })
  expect(processId).toBeGreaterThan(0)
  return { processId, error }
}

async function failureOf(failing: FfmpegRun): Promise<Error> {
  const failure: unknown = await runFfmpeg(failing).catch((error: unknown) => error)
  if (failure instanceof Error) return failure
  throw new Error('the run did not fail')
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch {
    return false
  }
}
