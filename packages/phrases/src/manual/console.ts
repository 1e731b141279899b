import { createBook } from './book.ts'
import { consoleWork as consoleWorkEn } from './en/console-work.ts'
import { consoleAdministration as consoleAdministrationEn } from './en/console-administration.ts'
import { consoleAudit as consoleAuditEn } from './en/console-audit.ts'
import { makers as makersEn } from './en/makers.ts'
import { consoleWork as consoleWorkJa } from './ja/console-work.ts'
import { consoleAdministration as consoleAdministrationJa } from './ja/console-administration.ts'
import { consoleAudit as consoleAuditJa } from './ja/console-audit.ts'
import { makers as makersJa } from './ja/makers.ts'
import { consoleWork as consoleWorkKo } from './ko/console-work.ts'
import { consoleAdministration as consoleAdministrationKo } from './ko/console-administration.ts'
import { consoleAudit as consoleAuditKo } from './ko/console-audit.ts'
import { makers as makersKo } from './ko/makers.ts'
import { consoleWork as consoleWorkZh } from './zh/console-work.ts'
import { consoleAdministration as consoleAdministrationZh } from './zh/console-administration.ts'
import { consoleAudit as consoleAuditZh } from './zh/console-audit.ts'
import { makers as makersZh } from './zh/makers.ts'

/** The manual of the console: a chapter a page, what goes before all pages, and the phones' makers (DIS-3). */
export const consoleManual = createBook({
  ko: { ...consoleWorkKo, ...consoleAdministrationKo, ...consoleAuditKo, ...makersKo },
  en: { ...consoleWorkEn, ...consoleAdministrationEn, ...consoleAuditEn, ...makersEn },
  ja: { ...consoleWorkJa, ...consoleAdministrationJa, ...consoleAuditJa, ...makersJa },
  zh: { ...consoleWorkZh, ...consoleAdministrationZh, ...consoleAuditZh, ...makersZh },
})
export type ConsoleChapter = (typeof consoleManual.ids)[number]
