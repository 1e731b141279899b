import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { ConsentKind, ConsentTextDetail, ConsentWords } from '@smartym/contract'
import { call } from '../../platform/api.ts'

export const consentsKey = ['consents'] as const

/** What a draft holds. */
export interface Draft {
  readonly isRequired: boolean
  readonly title: ConsentWords
  readonly body: ConsentWords
}

const blankWords: ConsentWords = { ko: '', en: '', ja: '', zh: '' }

export function useConsentText(consentTextId: string) {
  return useQuery({
    queryKey: [...consentsKey, 'text', consentTextId],
    queryFn: ({ signal }) => call('getConsentText', { params: { consentTextId } }, signal),
    refetchInterval: 15_000,
  })
}

function useAct<Input, Output>(act: (input: Input) => Promise<Output>, done?: (output: Output) => void) {
  const client = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: act,
    onSuccess: done,
    onError: (error) => void message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: consentsKey }),
  })
}

/** Begins a version with the words of the published one of its kind, where there is one. */
async function draftNext(kind: ConsentKind): Promise<ConsentTextDetail> {
  const query = { kind, state: 'published', limit: 1 } as const
  const [last] = (await call('listConsentTexts', { query })).items
  const known = last && (await call('getConsentText', { params: { consentTextId: last.consentTextId } }))
  const { isRequired = true, title = blankWords, body = blankWords } = known ?? {}
  return call('draftConsentText', { body: { kind, isRequired, title, body } })
}

export function useDraftNext(done: (text: ConsentTextDetail) => void) {
  return useAct(draftNext, done)
}

export function useSaveDraft(consentTextId: string, done: (text: ConsentTextDetail) => void) {
  return useAct((draft: Draft) => call('changeConsentText', { params: { consentTextId }, body: draft }), done)
}

export function usePublish(consentTextId: string, done: () => void) {
  return useAct(() => call('publishConsentText', { params: { consentTextId } }), done)
}

export function useRetire(consentTextId: string, done: () => void) {
  return useAct(() => call('retireConsentText', { params: { consentTextId } }), done)
}

export function useDeleteDraft(consentTextId: string, done: () => void) {
  return useAct(() => call('deleteConsentText', { params: { consentTextId } }), done)
}
