/* `npm run android:apk`: the app as signed packages in `apps/handset-android/dist`: a release, reviewed, with its manifest and the
   names that were given to its code, and one for debugging. `--release` leaves the latter out; `--compiled` takes what
   `npm run android:test` compiled just before; `--twice` builds the release from nothing once more, and compares. */
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runMaven } from './maven.ts'
import { assemble, mapping, shrink, translate } from './package.ts'
import { app, releases } from './places.ts'
import { fetchTools, linkResources, version, versionCodeOf, writeAssets } from './prepare.ts'
import { ensureAndroidPrograms } from './programs.ts'
import { reviewApk } from './review.ts'
import { BuildFailure, explain, run, timed } from './run.ts'
import { signApk } from './sign.ts'

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
const releaseName = `smartym-${version}`

async function compile(): Promise<void> {
  timed('tools', fetchTools)
  await writeAssets()
  timed('resources', linkResources)
  if (timed('compile', () => runMaven(['-q', 'package', '-Dmaven.test.skip=true'])) !== 0)
    throw new BuildFailure('the app does not compile')
}

function buildRelease(): string {
  timed('R8', shrink)
  return assemble('release')
}

/* What a debugger may open; nobody else's phone should ever have it. */
function buildDebug(): void {
  linkResources('debug')
  timed('D8', translate)
  signApk(assemble('debug'), join(releases, `${releaseName}-debug.apk`), 'debug')
}

/* A checkout, a clock and a folder of its own make no difference. */
async function ensureReproducible(unsignedSha256: string): Promise<void> {
  rmSync(join(app, 'target'), { recursive: true, force: true })
  await compile()
  const again = sha256(buildRelease())
  if (again !== unsignedSha256) throw new BuildFailure(`built twice: ${unsignedSha256}, then ${again}`)
  console.log(`built twice: the same bytes, ${again}`)
}

/** Signs, verifies and reviews what was built, and writes what the server may hand out with it. */
function publish(unsigned: string): void {
  const apk = join(releases, `${releaseName}.apk`)
  const { certificateSha256, isDevelopment, words } = signApk(unsigned, apk, 'release')
  copyFileSync(mapping, join(releases, `${releaseName}.mapping.txt`))
  const badging = run('aapt2', ['dump', 'badging', apk])
  const release = {
    version,
    versionCode: versionCodeOf(version),
    file: `${releaseName}.apk`,
    bytes: readFileSync(apk).length,
    sha256: sha256(apk),
    /** Of the package before it was signed: the same for every build of one commit. */
    unsignedSha256: sha256(unsigned),
    certificateSha256,
    isDevelopmentKey: isDevelopment,
  }
  writeFileSync(join(releases, `${releaseName}.json`), `${JSON.stringify(release, null, 2)}\n`)
  console.log(
    `\naapt2 dump badging\n${badging}\napksigner verify\n${words}\n${JSON.stringify(release, null, 2)}`,
  )
  const faults = reviewApk(apk, badging)
  for (const fault of faults) console.error(`review: ${fault}`)
  if (faults.length > 0) throw new BuildFailure(`${faults.length} faults in ${release.file}`)
  console.log(`review: no fault; ${(release.bytes / 1e6).toFixed(2)} MB with four ABIs`)
}

await explain(async () => {
  ensureAndroidPrograms()
  if (!process.argv.includes('--compiled')) await compile()
  mkdirSync(releases, { recursive: true })
  const unsigned = buildRelease()
  publish(unsigned)
  if (!process.argv.includes('--release')) buildDebug()
  if (process.argv.includes('--twice')) await ensureReproducible(sha256(unsigned))
})
