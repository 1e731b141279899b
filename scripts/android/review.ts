import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { built, manifest } from './places.ts'
import { parseDex } from './dex.ts'
import { run } from './run.ts'

/** Classes that the manifest names, as descriptors; all others of ours must have lost their names. */
function manifestClasses(): ReadonlySet<string> {
  const text = readFileSync(manifest, 'utf8')
  const names = [...text.matchAll(/android:name="\.([\w.]+)"/g)].map(([, name]) => name ?? '')
  return new Set(names.map((name) => `Lkr/smartym/handset/${name.replaceAll('.', '/')};`))
}

/** What a reader of the DEX must not find (SEC-9); empty when all is well. */
export function reviewDex(file: Uint8Array, kept: ReadonlySet<string>): string[] {
  const { definedClasses, strings, methods } = parseDex(file)
  const named = definedClasses.filter((name) => name.startsWith('Lkr/smartym/') && !kept.has(name))
  const addresses = strings.filter(
    (text) => /^(?:https?|wss?):\/\/\w/.test(text) && !foreignAddresses.has(text),
  )
  const logs = methods.filter((name) => name.startsWith('Landroid/util/Log;->'))
  return [
    ...named.map((name) => `${name} kept its name`),
    ...addresses.map((text) => `an address: ${text}`),
    ...logs.map((name) => `a log call: ${name}`),
  ]
}

/* Libraries' own words of explanation. */
const foreignAddresses: ReadonlySet<string> = new Set([])

/** The faults of a package that would be handed out. */
export function reviewApk(apk: string): string[] {
  const kept = manifestClasses()
  const dexFiles = globSync('dex/*.dex', { cwd: built.apk }).map((name) =>
    readFileSync(join(built.apk, name)),
  )
  const badging = run('aapt2', ['dump', 'badging', apk])
  const missing = ['arm64-v8a', 'armeabi-v7a', 'x86', 'x86_64'].filter((abi) => !badging.includes(`'${abi}'`))
  return [
    ...dexFiles.flatMap((file) => reviewDex(file, kept)),
    ...(badging.includes('application-debuggable') ? ['it can be debugged'] : []),
    ...missing.map((abi) => `no engine for ${abi}`),
  ]
}
