/* `npm run android:format`: formats the app's Kotlin. */
import { ensureFormat } from './format.ts'
import { fetchTools } from './prepare.ts'
import { ensureAndroidPrograms } from './programs.ts'
import { explain } from './run.ts'

await explain(async () => {
  ensureAndroidPrograms()
  fetchTools()
  ensureFormat({ isMending: true })
})
