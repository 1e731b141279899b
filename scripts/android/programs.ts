import { spawnSync } from 'node:child_process'
import { ensureServices, findProgram, type Service } from '../testing/services.ts'

const program = (name: string, packages: string[]): Service => ({
  name,
  packages,
  isPresent: () => findProgram([name]) !== undefined,
})

/* `java -version` says `openjdk version "17.0.15"` on stderr. */
function hasJava17(): boolean {
  const { stderr } = spawnSync('javac', ['-version'], { encoding: 'utf8' })
  const { stdout } = spawnSync('javac', ['--version'], { encoding: 'utf8' })
  const major = /javac (\d+)/.exec(`${stderr ?? ''}${stdout ?? ''}`)?.[1]
  return Number(major) >= 17
}

/** What building the Android app needs of the machine, with Debian's packages; no Android SDK. */
const androidPrograms: readonly Service[] = [
  {
    name: 'a Java development kit, 17 or later',
    packages: ['openjdk-17-jdk-headless'],
    isPresent: hasJava17,
  },
  program('mvn', ['maven']),
  program('aapt2', ['aapt']),
  program('zipalign', ['zipalign']),
  program('apksigner', ['apksigner']),
  program('eu-strip', ['elfutils']),
]

/** Installs what is missing when this user may, else throws what to install. */
export function ensureAndroidPrograms(): void {
  ensureServices(androidPrograms)
}
