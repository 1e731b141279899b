import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SettingTarget } from '@smartym/contract'
import { call } from '../../platform/api.ts'

/** A new value of a key, or none: then it is inherited again. */
export interface Edit {
  readonly key: string
  readonly value?: unknown
}

const key = ['remote-settings'] as const
const whileWaitingMs = 2_000
const otherwiseMs = 15_000

export function useSettingDefinitions() {
  return useQuery({
    queryKey: [...key, 'catalogue'],
    queryFn: async ({ signal }) => (await call('listSettingDefinitions', {}, signal)).items,
    staleTime: Infinity,
  })
}

export function useSettings(target: SettingTarget) {
  return useQuery({
    queryKey: [...key, 'values', target],
    queryFn: ({ signal }) => call('getSettings', { query: target }, signal),
  })
}

export function usePreview(target: SettingTarget, edits: readonly Edit[], isOpen: boolean) {
  return useQuery({
    queryKey: [...key, 'preview', target, edits],
    queryFn: ({ signal }) => call('previewSettingChange', { body: { ...target, edits: [...edits] } }, signal),
    enabled: isOpen,
    gcTime: 0,
    staleTime: 0,
    retry: false,
  })
}

/** How many phones of the target have what they should; asked more often while some wait. */
export function useReceiptCounts({ level, targetId }: SettingTarget) {
  const query = {
    ...(level === 'org_unit' && targetId !== undefined && { orgUnitId: targetId }),
    ...(level === 'device' && targetId !== undefined && { deviceId: targetId }),
  }
  return useQuery({
    queryKey: [...key, 'receipt-counts', query],
    queryFn: ({ signal }) => call('countSettingReceipts', { query }, signal),
    refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? whileWaitingMs : otherwiseMs),
  })
}

function useForgetting() {
  const client = useQueryClient()
  return () => client.invalidateQueries({ queryKey: key })
}

export function useChange(target: SettingTarget) {
  const forget = useForgetting()
  return useMutation({
    mutationFn: (change: { version: number; reason: string; edits: readonly Edit[] }) =>
      call('changeSettings', { body: { ...target, ...change, edits: [...change.edits] } }),
    onSettled: forget,
  })
}

export function useUndo() {
  const forget = useForgetting()
  return useMutation({
    mutationFn: ({ settingChangeId, reason }: { settingChangeId: string; reason: string }) =>
      call('undoSettingChange', { params: { settingChangeId }, body: { reason } }),
    onSettled: forget,
  })
}
