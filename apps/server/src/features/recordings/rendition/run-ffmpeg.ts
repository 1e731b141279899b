import { spawn } from 'node:child_process'
import { RenditionError } from './rendition.errors.ts'

const STDERR_TAIL_BYTES = 4_096
/** What the child sees of our environment: enough to be found, no secret. */
const CHILD_ENVIRONMENT = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot'] as const

export type FfmpegRun = {
  readonly args: readonly string[]
  /** Written to `pipe:0`; ffmpeg may stop reading early. */
  readonly input: Uint8Array
  /** Gets what ffmpeg writes to `pipe:1`; what it throws ends the run. */
  readonly onFirstOutput: (chunk: Uint8Array) => void
  /** Gets what ffmpeg writes to `pipe:3`. */
  readonly onSecondOutput?: (chunk: Uint8Array) => void
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
  /** The program; by default `ffmpeg` from the PATH. */
  readonly ffmpegPath?: string | undefined
}

/**
 * Runs ffmpeg once, on pipes alone: no file is opened, so that decrypted sound never reaches a disk. Resolves when it
 * ended well and all output was handed over. Throws `RenditionError`: `ffmpeg_missing`, `timed_out`, `aborted`,
 * `ffmpeg_failed` (with the end of its complaints), or what a receiver threw; the process is dead by then.
 */
export async function runFfmpeg(run: FfmpegRun): Promise<void> {
  const deadline = AbortSignal.timeout(run.timeoutMs)
  const signal = run.signal ? AbortSignal.any([run.signal, deadline]) : deadline
  if (signal.aborted) throw stopped(run, deadline)
  const child = spawn(run.ffmpegPath ?? 'ffmpeg', run.args, {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: Object.fromEntries(CHILD_ENVIRONMENT.map((name) => [name, process.env[name]])),
    signal,
    killSignal: 'SIGKILL',
  })
  let complaints = Buffer.alloc(0)
  let failure: Error | undefined
  const fail = (error: Error) => {
    failure ??= error
    child.kill('SIGKILL')
  }
  const receive = (receiver: (chunk: Uint8Array) => void) => (chunk: Buffer) => {
    if (failure) return
    try {
      receiver(chunk)
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)))
    }
  }
  child.stdout!.on('data', receive(run.onFirstOutput))
  child.stdio[3]!.on('data', receive(run.onSecondOutput ?? (() => undefined)))
  child.stderr!.on('data', (chunk: Buffer) => {
    complaints = Buffer.concat([complaints, chunk]).subarray(-STDERR_TAIL_BYTES)
  })
  /* ffmpeg may close its input before it has read all of it; how it ends tells whether that was well. */
  child.stdin!.on('error', () => undefined)
  child.stdin!.end(run.input)

  const exitCode = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      failure ??= error
    })
    child.once('close', resolve)
  })
  if (signal.aborted) throw stopped(run, deadline)
  if (failure) throw isNotFound(failure) ? missing(failure) : failure
  if (exitCode !== 0)
    throw new RenditionError('ffmpeg_failed', `exit code ${exitCode}: ${complaints.toString('utf8').trim()}`)
}

function stopped(run: FfmpegRun, deadline: AbortSignal): RenditionError {
  if (run.signal?.aborted) return new RenditionError('aborted', 'the job was stopped')
  return new RenditionError('timed_out', `ffmpeg took longer than ${run.timeoutMs} ms`, {
    cause: deadline.reason,
  })
}

function isNotFound(error: Error): boolean {
  return 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES')
}

function missing(cause: Error): RenditionError {
  return new RenditionError(
    'ffmpeg_missing',
    'no ffmpeg on the PATH; install it to play recordings in the browser',
    { cause },
  )
}
