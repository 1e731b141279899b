import { copyFileSync, globSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findProgram } from '../testing/services.ts'
import { androidJar, app, baseApk, built, r8Jar, resourceRules } from './places.ts'
import { version } from './prepare.ts'
import { run } from './run.ts'

const minSdk = 23

/** Entries carry this instant whatever the clock says, so that two builds of one commit are the same bytes. */
const entryTime = '2026-01-01T00:00:00Z'

/* Doubles of what kotlin-stdlib and okio's JVM build hold already. */
const doubles = /^(?:kotlin-stdlib-(?:common|jdk\d)|okio-\d)/

/** The names that R8 gave, for reading a crash's stack. */
export const mapping = join(built.apk, 'mapping.txt')
const dexFolder = join(built.apk, 'dex')

function runtimeJars(): string[] {
  const names = readdirSync(built.libraries).filter((name) => name.endsWith('.jar') && !doubles.test(name))
  return names.toSorted().map((name) => join(built.libraries, name))
}

/* android-all has Android's classes alone; Java's come from the development kit. */
function javaHome(): string {
  return dirname(dirname(realpathSync(findProgram(['javac']) ?? 'javac')))
}

/** Shrinks, renames and translates the code of the app and its libraries. */
export function shrink(): void {
  rmSync(dexFolder, { recursive: true, force: true })
  mkdirSync(dexFolder, { recursive: true })
  run('java', [
    '-Xmx1500m',
    '-cp',
    r8Jar,
    'com.android.tools.r8.R8',
    '--release',
    '--min-api',
    `${minSdk}`,
    '--lib',
    androidJar,
    '--lib',
    javaHome(),
    '--pg-conf',
    resourceRules,
    '--pg-conf',
    join(app, 'app.pro'),
    '--pg-map-output',
    mapping,
    '--output',
    dexFolder,
    join(app, `target/handset-android-${version}.jar`),
    join(built.quickJs, 'classes.jar'),
    ...runtimeJars(),
  ])
}

/** Puts code and engine beside the resources; gives an aligned APK that lacks its signature only. */
export function assemble(): string {
  const unaligned = join(built.apk, 'unaligned.apk')
  const aligned = join(built.apk, 'aligned.apk')
  copyFileSync(baseApk, unaligned)
  rmSync(join(built.quickJs, 'lib'), { recursive: true, force: true })
  renameSync(join(built.quickJs, 'jni'), join(built.quickJs, 'lib'))
  const add = (folder: string, pattern: string): string[] =>
    globSync(pattern, { cwd: folder })
      .toSorted()
      .flatMap((name) => ['-C', folder, name])
  const entries = [...add(dexFolder, '*.dex'), ...add(built.quickJs, 'lib/*/*.so')]
  run('jar', ['--update', '--file', unaligned, '--no-manifest', `--date=${entryTime}`, ...entries])
  renameSync(join(built.quickJs, 'lib'), join(built.quickJs, 'jni'))
  run('zipalign', ['-p', '-f', '4', unaligned, aligned])
  return aligned
}
