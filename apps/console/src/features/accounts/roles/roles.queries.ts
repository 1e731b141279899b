import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Grants, Role, RoleResponse } from '@smartym/contract'
import { call } from '../../../platform/api.ts'

const key = ['roles'] as const

/** What names a role in an address. */
export function keyOfRole({ role, ownRoleId }: Pick<RoleResponse, 'role' | 'ownRoleId'>): string {
  return ownRoleId ?? role
}

export function useRoles() {
  return useQuery({
    queryKey: key,
    queryFn: async ({ signal }) => (await call('listRoles', {}, signal)).items,
  })
}

function useForgetting() {
  const client = useQueryClient()
  return async () => {
    await client.invalidateQueries({ queryKey: key })
    await client.invalidateQueries({ queryKey: ['accounts'] })
  }
}

export function useCreateRole() {
  const onSuccess = useForgetting()
  return useMutation({
    mutationFn: (body: { role: Role; name: string; grants: Grants }) => call('createOwnRole', { body }),
    onSuccess,
  })
}

export function useChangeRole() {
  const onSettled = useForgetting()
  return useMutation({
    mutationFn: ({ ownRoleId, ...body }: OwnRoleChange) =>
      call('changeOwnRole', { params: { ownRoleId }, body }),
    onSettled,
  })
}

interface OwnRoleChange {
  readonly ownRoleId: string
  readonly name: string
  readonly grants: Grants
  readonly version: number
}

export function useDeleteRole() {
  const onSettled = useForgetting()
  return useMutation({
    mutationFn: (ownRoleId: string) => call('deleteOwnRole', { params: { ownRoleId } }),
    onSettled,
  })
}

export function useAssignRole() {
  const onSettled = useForgetting()
  return useMutation({
    mutationFn: ({ accountId, ownRoleId }: { accountId: string; ownRoleId: string | null }) =>
      call('assignOwnRole', { params: { accountId }, body: { ownRoleId } }),
    onSettled,
  })
}
