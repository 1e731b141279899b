import { useTranslate } from '../../platform/language.ts'
import { useCompanyRoles } from '../../platform/lookups.ts'

/** The roles that a rule of listening can be for: those that may listen at all. */
export function useListeningRoles(): readonly { readonly value: string; readonly label: string }[] {
  const t = useTranslate()
  return useCompanyRoles()
    .filter(({ grants }) => grants['recordings:listen'] !== undefined)
    .map(({ role, ownRoleId, name }) => ({
      value: ownRoleId ?? role,
      label: name ?? t(`console.role.${role}`),
    }))
}
