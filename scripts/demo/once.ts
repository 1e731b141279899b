/* `npm start -- --once`: one whole call through everything, by the public API alone. One line of JSON on stdout, progress on
   stderr, exit 0 or 1. SQLite in the data folder, or the MariaDB of DATABASE_URL. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OneCall, runOneCall, startConstellation } from '@smartym/test-kit'
import { prepareDataDir } from './data-dir.ts'
import { readDemoOptions } from './options.ts'

const options = readDemoOptions()
const startedMs = performance.now()
const databaseUrl = process.env['DATABASE_URL'] || undefined
const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'smartym-once-'))

function say(sentence: string): void {
  process.stderr.write(`${((performance.now() - startedMs) / 1000).toFixed(1).padStart(5)} s  ${sentence}\n`)
}

async function callOnce(): Promise<OneCall> {
  if (options.dataDir !== undefined) prepareDataDir(options.dataDir, options.isReset)
  const constellation = await startConstellation({
    dataDir,
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(options.port !== undefined && { port: options.port }),
  })
  try {
    say(`server, phone and agent are ready at ${constellation.address}`)
    return await runOneCall(constellation, { onStep: say })
  } finally {
    await constellation.stop()
  }
}

let line: object
try {
  const { audioInSha256, audioOutSha256, callId, recordingId, trace } = await callOnce()
  const ok = audioInSha256 === audioOutSha256
  line = {
    ok,
    audioInSha256,
    audioOutSha256,
    callId,
    recordingId,
    database: databaseUrl ? 'mariadb' : 'sqlite',
    trace,
  }
  process.exitCode = ok ? 0 : 1
} catch (error) {
  line = { ok: false, error: error instanceof Error ? error.message : String(error) }
  process.exitCode = 1
} finally {
  if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
}
process.stdout.write(`${JSON.stringify(line)}\n`)
process.exit()
