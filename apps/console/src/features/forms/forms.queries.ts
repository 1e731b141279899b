import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import type { CreateFormRequest, DecideFormRequest, FormDetail, FormValues } from '@smartym/contract'
import { call, request } from '../../platform/api.ts'
import { isProblem } from '../../platform/problem.ts'
import { fileNameOf, receiveFile, saveFile } from '../../platform/save-file.ts'
import { useMay } from '../../platform/session.ts'

export const formsKey = ['forms'] as const
const sealKey = ['company-seal'] as const

export function useForm(formId: string | undefined) {
  return useQuery({
    queryKey: [...formsKey, 'form', formId],
    queryFn: ({ signal }) => call('getForm', { params: { formId: formId ?? '' } }, signal),
    enabled: formId !== undefined,
  })
}

/** Looks for agents for whom one may fill in a form; nobody else than oneself without the list of accounts. */
export function useFindSubjects() {
  const mayList = useMay('accounts:list')
  return async (text: string, signal: AbortSignal) => {
    if (!mayList) return []
    const query = { role: 'agent', limit: 50, ...(text !== '' && { search: text }) } as const
    const { items } = await call('listAccounts', { query }, signal)
    return items.map(({ accountId, name, employeeNumber }) => ({
      value: accountId,
      label: employeeNumber === null ? name : `${name} (${employeeNumber})`,
    }))
  }
}

/** What the company knows of somebody for whom a form is filled in. */
export function useSubject(accountId: string | undefined) {
  const { data } = useQuery({
    queryKey: ['accounts', accountId],
    queryFn: ({ signal }) => call('getAccount', { params: { accountId: accountId ?? '' } }, signal),
    enabled: accountId !== undefined,
  })
  return data
}

/** Places of a form that the server does not take, by their key. */
export function fieldFaultsOf(error: unknown): ReadonlyMap<string, string> {
  const fields = isProblem(error, 'forms.values_invalid') ? error.members['fields'] : []
  if (!Array.isArray(fields)) return new Map()
  return new Map(fields.map(({ key, rule }: { key: string; rule: string }) => [key, rule]))
}

function useAct<Input>(act: (input: Input) => Promise<FormDetail>, done: (form: FormDetail) => void) {
  const client = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: act,
    onSuccess: done,
    onError: (error) => {
      if (fieldFaultsOf(error).size === 0) void message.error(error.message)
    },
    onSettled: () => client.invalidateQueries({ queryKey: formsKey }),
  })
}

export function useCreateForm(done: (form: FormDetail) => void) {
  return useAct((body: CreateFormRequest) => call('createForm', { body }), done)
}

export function useChangeForm(done: (form: FormDetail) => void) {
  return useAct(
    ({ formId, revision, values }: { formId: string; revision: number; values: FormValues }) =>
      call('changeForm', { params: { formId }, body: { revision, values } }),
    done,
  )
}

export function useSubmitForm(done: (form: FormDetail) => void) {
  return useAct(
    ({ formId, revision }: { formId: string; revision: number }) =>
      call('submitForm', { params: { formId }, body: { revision } }),
    done,
  )
}

export function useCancelForm(done: (form: FormDetail) => void) {
  return useAct(
    ({ formId, revision }: { formId: string; revision: number }) =>
      call('cancelForm', { params: { formId }, body: { revision } }),
    done,
  )
}

export function useDecideForm(done: (form: FormDetail) => void) {
  return useAct(
    ({ formId, ...body }: DecideFormRequest & { formId: string }) =>
      call('decideForm', { params: { formId }, body }),
    done,
  )
}

export function usePrint(formId: string) {
  const { message } = App.useApp()
  return useMutation({
    async mutationFn(language: 'ko' | 'en') {
      const response = await request('printForm', { params: { formId }, query: { language } })
      saveFile(await receiveFile(response, () => {}), fileNameOf(response, 'form.pdf'))
    },
    onError: (error) => void message.error(error.message),
  })
}

export function useSeal(isOpen: boolean) {
  return useQuery({
    queryKey: sealKey,
    queryFn: async ({ signal }) => (await call('getCompanySeal', {}, signal)).seal,
    enabled: isOpen,
  })
}

export function useChangeSeal(done: () => void) {
  const client = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: (png: string | null) =>
      png === null ? call('deleteCompanySeal', {}) : call('changeCompanySeal', { body: { png } }),
    onSuccess: done,
    onError: (error) => void message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: sealKey }),
  })
}
