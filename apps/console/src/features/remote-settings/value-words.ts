import { useFormat } from '../../platform/format.ts'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { useCompanyRoles } from '../../platform/lookups.ts'
import type { ValueWords } from './setting-values.ts'

/** All that values are written with: language, numbers, and what the company calls its own roles. */
export function useValueWords(): ValueWords {
  const t = useTranslate()
  const language = useLanguage()
  const format = useFormat()
  const ownRoles = useCompanyRoles().flatMap(({ ownRoleId, name }) =>
    ownRoleId === null ? [] : [[ownRoleId, name ?? ownRoleId] as const],
  )
  return { t, language, format, roleNames: new Map(ownRoles) }
}
