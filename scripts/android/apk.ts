/* `npm run android:apk`: a signed release of the app in `apps/handset-android/dist`, with its manifest and the names that
   were given to its code. `--compiled` takes what `npm run android:test` compiled just before. */
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMaven } from './maven.ts'
import { assemble, mapping, shrink } from './package.ts'
import { releases } from './places.ts'
import { fetchTools, linkResources, version, versionCodeOf, writeAssets } from './prepare.ts'
import { ensureAndroidPrograms } from './programs.ts'
import { reviewApk } from './review.ts'
import { BuildFailure, explain, timed } from './run.ts'
import { signApk } from './sign.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function compile(): Promise<void> {
  timed('tools', fetchTools)
  await writeAssets()
  timed('resources', linkResources)
  if (timed('compile', () => runMaven(['-q', 'package', '-DskipTests'])) !== 0)
    throw new BuildFailure('the app does not compile')
}

await explain(async () => {
  ensureAndroidPrograms()
  if (!process.argv.includes('--compiled')) await compile()
  timed('R8', shrink)
  const unsigned = assemble()
  mkdirSync(releases, { recursive: true })
  const name = `smartym-${version}`
  const apk = join(releases, `${name}.apk`)
  const { certificateSha256, isDevelopment } = signApk(unsigned, apk)
  copyFileSync(mapping, join(releases, `${name}.mapping.txt`))
  const bytes = readFileSync(apk)
  const release = {
    version,
    versionCode: versionCodeOf(version),
    file: `${name}.apk`,
    bytes: bytes.length,
    sha256: sha256(bytes),
    /** Of the package before it was signed: the same for every build of one commit. */
    unsignedSha256: sha256(readFileSync(unsigned)),
    certificateSha256,
    isDevelopmentKey: isDevelopment,
  }
  writeFileSync(join(releases, `${name}.json`), `${JSON.stringify(release, null, 2)}\n`)
  const faults = reviewApk(apk)
  for (const fault of faults) console.error(`review: ${fault}`)
  console.log(JSON.stringify(release))
  if (faults.length > 0) throw new BuildFailure(`${faults.length} faults in ${name}.apk`)
})
