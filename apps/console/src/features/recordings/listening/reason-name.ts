import type { ListenRequestResponse } from '@smartym/contract'
import { useLanguage } from '../../../platform/language.ts'

/** A reason in the reader's language; its code when the company has taken it off the list. */
export function useReasonName(): (
  reasoned: Pick<ListenRequestResponse, 'reasonName'> & { readonly reason: string | null },
) => string {
  const language = useLanguage()
  return ({ reason, reasonName }) => reasonName?.[language] ?? reason ?? ''
}
