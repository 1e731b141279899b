/* `npm run manual`: writes docs/manual from the chapters that console and phone show. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { phraseLanguages } from '@smartym/phrases'
import { writeManualPage } from './manual/manual-pages.ts'

for (const language of phraseLanguages)
  writeFileSync(join(import.meta.dirname, '../docs/manual', `${language}.md`), writeManualPage(language))
