import { copyFileSync, cpSync, globSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { findProgram } from '../testing/services.ts'
import { androidJar, app, baseApk, built, r8Jar, resourceRules, type Variant } from './places.ts'
import { version } from './prepare.ts'
import { run } from './run.ts'

const minSdk = 23

/** Entries carry this instant whatever the clock says, so that two builds of one commit are the same bytes. */
const entryTime = '2026-01-01T00:00:00Z'

/* Doubles of what kotlin-stdlib and okio's JVM build hold already. */
const doubles = /^(?:kotlin-stdlib-(?:common|jdk\d)|okio-\d)/

/** The names that R8 gave, for reading a crash's stack. */
export const mapping = join(built.apk, 'mapping.txt')
/** The code of a package, as `classes.dex` and perhaps more. */
const dexFolders: Readonly<Record<Variant, string>> = {
  release: join(built.apk, 'dex'),
  debug: join(built.apk, 'dex-debug'),
}

function runtimeJars(): string[] {
  const names = readdirSync(built.libraries).filter((name) => name.endsWith('.jar') && !doubles.test(name))
  return names.toSorted().map((name) => join(built.libraries, name))
}

/* android-all has Android's classes alone; Java's come from the development kit. */
function javaHome(): string {
  return dirname(dirname(realpathSync(findProgram(['javac']) ?? 'javac')))
}

function runCompiler(name: 'R8' | 'D8', variant: Variant, options: readonly string[]): void {
  const folder = dexFolders[variant]
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  run('java', [
    '-Xmx1500m',
    '-cp',
    r8Jar,
    `com.android.tools.r8.${name}`,
    `--${variant}`,
    '--min-api',
    `${minSdk}`,
    '--lib',
    androidJar,
    '--lib',
    javaHome(),
    ...options,
    '--output',
    folder,
    join(app, `target/handset-android-${version}.jar`),
    join(built.quickJs, 'classes.jar'),
    ...runtimeJars(),
  ])
}

/** Shrinks, renames and translates the code of the app and its libraries. */
export function shrink(): void {
  const rules = ['--pg-conf', resourceRules, '--pg-conf', join(app, 'app.pro')]
  runCompiler('R8', 'release', [...rules, '--pg-map-output', mapping])
}

/** Translates the code as it is, with all its names. */
export function translate(): void {
  runCompiler('D8', 'debug', [])
}

/* The engine comes with the names of its functions, which a debugger alone needs (SEC-9). */
function stripSymbols(folder: string): void {
  for (const name of globSync('*/*.so', { cwd: folder })) run('eu-strip', [join(folder, name)])
}

/** Puts code and engine beside the resources; gives an APK that lacks its signature only, the same for every build of one commit. */
export function assemble(variant: Variant): string {
  const unsigned = join(built.apk, `unsigned-${variant}.apk`)
  const folder = dexFolders[variant]
  const entries = join(built.apk, `entries-${variant}`)
  rmSync(entries, { recursive: true, force: true })
  cpSync(join(built.quickJs, 'jni'), join(entries, 'lib'), { recursive: true })
  if (variant === 'release') stripSymbols(join(entries, 'lib'))
  for (const name of globSync('*.dex', { cwd: folder })) copyFileSync(join(folder, name), join(entries, name))
  copyFileSync(baseApk[variant], unsigned)
  addEntries(unsigned, entries)
  return unsigned
}

/** Adds all files below `folder` to an APK that is not signed yet. */
export function addEntries(apk: string, folder: string): void {
  const names = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted()
  const entries = names.flatMap((name) => ['-C', folder, name])
  run('jar', ['--update', '--file', apk, '--no-manifest', `--date=${entryTime}`, ...entries])
}
