import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { runMaven } from '../../scripts/android/maven.ts'
import { app, releases, root } from '../../scripts/android/places.ts'
import { fetchTools, linkResources, version, writeAssets } from '../../scripts/android/prepare.ts'
import { ensureAndroidPrograms } from '../../scripts/android/programs.ts'
import { maxBytes } from '../../scripts/android/review.ts'
import { run } from '../../scripts/android/run.ts'
import type { BenchTable, Figure } from '../table.ts'

const mb = 1_000_000

/** What the benches in Kotlin left, by name. */
type Measured = Readonly<Record<string, Readonly<Record<string, number>>>>

async function measure(): Promise<Measured> {
  ensureAndroidPrograms()
  fetchTools()
  await writeAssets()
  linkResources()
  const benches = ['EngineBench', 'SealingBench', 'StartBench']
  if (runMaven(['-q', 'package', `-Dtest=${benches.join(',')}`]) !== 0)
    throw new Error('the benches in Kotlin failed')
  run(process.execPath, [join(root, 'scripts/android/apk.ts'), '--compiled', '--release'])
  const files = globSync(join(app, 'target/bench/*.json'))
  const measured = files.map((path) => [basename(path, '.json'), JSON.parse(readFileSync(path, 'utf8'))])
  const release = JSON.parse(readFileSync(join(releases, `smartym-${version}.json`), 'utf8'))
  return { ...Object.fromEntries(measured), release }
}

/** The Android app on the JVM, in the phone's engine and under Robolectric; the package is the real one. */
export async function benchAndroid(): Promise<BenchTable> {
  const details = await measure()
  const of = (bench: string, name: string): number => details[bench]?.[name] ?? Number.NaN
  const [bare, steps] = [of('sealing', 'bareMbPerSecond'), of('engine', 'steps')]
  const most = (
    what: string,
    n: number,
    unit: string,
    value: number,
    rival: string,
    rivalValue: number,
  ): Figure => ({
    what,
    n,
    value,
    unit,
    rival,
    rivalValue,
    ratio: value / rivalValue,
    goal: '≤ 1',
  })
  const sealing = (what: string, value: number, goal: string): Figure => ({
    what,
    n: 5,
    value,
    unit: 'MB/s',
    rival: 'bare AES-256-GCM',
    rivalValue: bare,
    ratio: value / bare,
    goal,
  })
  const frame = 'a picture of the screen at 60 Hz'
  return {
    name: 'android',
    figures: [
      most('core step p50, 1,000 queued recordings', steps, 'ms', of('engine', 'stepP50Ms'), frame, 16.7),
      most(
        'core step p99, 1,000 queued recordings',
        steps,
        'ms',
        of('engine', 'stepP99Ms'),
        'three pictures',
        50,
      ),
      most(
        'bytes persisted a step',
        steps,
        'B',
        of('engine', 'bytesPersistedAStep'),
        'a page of SQLite',
        4096,
      ),
      sealing('sealing in memory', of('sealing', 'payloadMbPerSecond'), '≥ 0.8'),
      sealing('sealing to the disk, each chunk synced', of('sealing', 'fileMbPerSecond'), '≥ 0.1'),
      most('start to ready', 10, 'ms', of('start', 'readyP50Ms'), 'a second', 1000),
      most('package with four ABIs', 1, 'MB', of('release', 'bytes') / mb, 'goal', maxBytes / mb),
    ],
    details,
  }
}
