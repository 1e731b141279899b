import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ChangeOrgUnitRequest, CreateOrgUnitRequest, OrgUnitResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'

/** The whole tree with its counts. */
export function useOrganization(withClosed: boolean) {
  return useQuery({
    queryKey: ['organization', 'tree', withClosed],
    async queryFn({ signal }) {
      const [units, counts] = await Promise.all([
        call('listOrgUnits', { query: { withClosed } }, signal),
        call('countOrgUnitMembers', {}, signal),
      ])
      return { units: units.items, counts: counts.items }
    },
  })
}

/** The tree stands in filters and choices of other pages, too. */
function useForgetting() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: ['organization'] })
}

export function useCreateUnit() {
  const onSuccess = useForgetting()
  return useMutation<OrgUnitResponse, Error, CreateOrgUnitRequest>({
    mutationFn: (body) => call('createOrgUnit', { body }),
    onSuccess,
  })
}

export interface UnitChange extends ChangeOrgUnitRequest {
  readonly orgUnitId: string
}

export function useChangeUnit() {
  const onSuccess = useForgetting()
  return useMutation<OrgUnitResponse, Error, UnitChange>({
    mutationFn: ({ orgUnitId, ...body }) => call('changeOrgUnit', { params: { orgUnitId }, body }),
    onSuccess,
  })
}
