import { globSync, readFileSync, rmSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { debugSectionsOf } from './elf.ts'
import { built, manifest } from './places.ts'
import { parseDex } from './dex.ts'
import { run } from './run.ts'

/** With the engine for four kinds of processors. */
export const maxBytes = 4_000_000
const abis = ['arm64-v8a', 'armeabi-v7a', 'x86', 'x86_64']

/** Classes that the manifest names, as descriptors; all others of ours must have lost their names. */
function manifestClasses(): ReadonlySet<string> {
  const text = readFileSync(manifest, 'utf8')
  const names = [...text.matchAll(/android:name="\.([\w.]+)"/g)].map(([, name]) => name ?? '')
  return new Set(names.map((name) => `Lkr/smartym/handset/${name.replaceAll('.', '/')};`))
}

/* Also what writes to the standard streams, which Android puts into its log. */
const logCalls = ['Landroid/util/Log;->', 'Ljava/io/PrintStream;->print', ';->printStackTrace']

/** What a reader of the DEX must not find (SEC-9); empty when all is well. */
export function reviewDex(file: Uint8Array, kept: ReadonlySet<string>): string[] {
  const { definedClasses, strings, methods } = parseDex(file)
  const named = definedClasses.filter((name) => name.startsWith('Lkr/smartym/') && !kept.has(name))
  const addresses = strings.filter((text) => /(?:https?|wss?|ftp):\/\/\w/.test(text))
  const logs = methods.filter((name) => logCalls.some((call) => name.includes(call)))
  return [
    ...named.map((name) => `${name} kept its name`),
    ...addresses.map((text) => `an address: ${text}`),
    ...logs.map((name) => `a log call: ${name}`),
  ]
}

/** The faults of a package that would be handed out, by what lies in it and what `aapt2 dump badging` says of it. */
export function reviewApk(apk: string, badging: string): string[] {
  const folder = join(built.apk, 'review')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  run('jar', ['--extract', '--file', apk], folder)
  const filesOf = (pattern: string): [name: string, bytes: Uint8Array][] =>
    globSync(pattern, { cwd: folder })
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name))])
  const kept = manifestClasses()
  const dexFiles = filesOf('*.dex')
  const bytes = readFileSync(apk).length
  return [
    ...(dexFiles.length === 0 ? ['no code'] : []),
    ...dexFiles.flatMap(([, file]) => reviewDex(file, kept)),
    ...filesOf('lib/*/*.so').flatMap(([name, file]) =>
      debugSectionsOf(file).map((section) => `${name} has its ${section}`),
    ),
    ...(badging.includes('application-debuggable') ? ['it can be debugged'] : []),
    ...abis.filter((abi) => !badging.includes(`'${abi}'`)).map((abi) => `no engine for ${abi}`),
    ...(bytes > maxBytes ? [`${bytes} bytes are more than ${maxBytes}`] : []),
  ]
}
