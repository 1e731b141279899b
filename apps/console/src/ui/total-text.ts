import { useFormat } from '../platform/format.ts'
import { useTranslate } from '../platform/language.ts'
import type { KeysetList } from './use-keyset-list.ts'

/** How many rows a list has, in words; empty while that is not known. */
export function useTotalText({ total, isTotalCapped }: KeysetList<unknown>): string {
  const t = useTranslate()
  const format = useFormat()
  if (total === undefined) return ''
  const count = format.count(isTotalCapped ? 1000 : total)
  return t(isTotalCapped ? 'console.list.total_capped' : 'console.list.total', { count })
}
