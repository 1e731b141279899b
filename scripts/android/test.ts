/* `npm run android:test`: the app's tests on this machine, by Maven and Robolectric. Arguments go to Maven (`-Dtest=…`).
   The last line is `N passed, N failed`. */
import { ensureFormat } from './format.ts'
import { runMaven } from './maven.ts'
import { fetchTools, linkResources, writeAssets } from './prepare.ts'
import { ensureAndroidPrograms } from './programs.ts'
import { explain, timed } from './run.ts'
import { countSurefire, forgetSurefire } from './surefire.ts'

await explain(async () => {
  ensureAndroidPrograms()
  timed('tools', fetchTools)
  ensureFormat()
  await writeAssets()
  timed('resources', linkResources)
  forgetSurefire()
  const exitCode = timed('compile and test', () => runMaven(['package', ...process.argv.slice(2)]))
  const { passed, failed } = countSurefire()
  // A compiler's error is no failed test, but nothing that passed.
  const failures = exitCode !== 0 && failed === 0 ? 1 : failed
  console.log(`${passed} passed, ${failures} failed`)
  process.exitCode = failures === 0 && passed > 0 ? 0 : 1
})
