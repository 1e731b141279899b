import type {
  CreateFormRequest,
  DecideFormRequest,
  FormDetail,
  FormValues,
  ListFormsQuery,
  Permission,
} from '@smartym/contract'
import { phrase } from '@smartym/phrases'
import type { Db } from '../../../platform/db/index.ts'
import { attachment, type Caller, hasPermission, reachOf } from '../../../platform/http/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { type ListScope, type OrganizationSlice, scopeOf } from '../../organization/index.ts'
import type { CompanySealService } from './company-seal.service.ts'
import { printForm } from './form-print.ts'
import { formNotFound } from './forms.errors.ts'
import type { FormActor, FormsService } from './forms.service.ts'
import type { FormsReader, FormsView } from './forms.view.ts'

export interface FormsDeskDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly view: FormsView
  readonly service: FormsService
  readonly seal: CompanySealService
  readonly audit: AuditRecorder
  readonly organization: Pick<OrganizationSlice, 'unitNames' | 'getCompany'>
}

interface SeenForm {
  readonly formId: string
  readonly revision: number
}

/** Forms as people see them and act on them (DIS-5). */
export function createFormsDesk({ db, view, service, seal, audit, organization }: FormsDeskDeps) {
  function scopeFor(caller: Caller, permission: Permission): ListScope | null {
    return hasPermission(caller, permission) ? scopeOf(reachOf(caller, permission)) : null
  }

  const roleOf = ({ companyId, accountId }: Caller) => view.findRole(companyId, accountId ?? '')

  async function readerOf(caller: Caller): Promise<FormsReader> {
    return {
      accountId: caller.accountId ?? '',
      role: await roleOf(caller),
      scope: scopeFor(caller, 'forms:list') ?? scopeOf(caller),
      fillScope: scopeFor(caller, 'forms:fill'),
      approveScope: scopeFor(caller, 'forms:approve'),
    }
  }

  async function actorOf(caller: Caller, by: AuditOrigin): Promise<FormActor> {
    return { by, accountId: caller.accountId ?? '', role: await roleOf(caller), scope: scopeOf(caller) }
  }

  async function getForm(caller: Caller, formId: string): Promise<FormDetail> {
    const unitNames = await organization.unitNames(caller.companyId)
    const form = await view.findForm(await readerOf(caller), formId, unitNames)
    if (form === undefined) throw formNotFound()
    return form
  }

  return {
    getForm,
    findSeal: seal.findSeal,
    changeSeal: seal.changeSeal,
    deleteSeal: seal.deleteSeal,

    async listForms(caller: Caller, query: ListFormsQuery) {
      return view.listForms(await readerOf(caller), query, await organization.unitNames(caller.companyId))
    },

    /** The list as a file has it: as far as the permission to export reaches. */
    async exportedForms(caller: Caller, filter: ListFormsQuery) {
      const reader = { ...(await readerOf(caller)), scope: scopeOf(caller) }
      const unitNames = await organization.unitNames(caller.companyId)
      return {
        count: (limit: number) => view.countForms(reader, filter, limit),
        readPage: (page: { readonly limit: number; readonly cursor?: string }) =>
          view.listForms(reader, { ...filter, ...page }, unitNames),
      }
    },

    async createForm(caller: Caller, by: AuditOrigin, body: CreateFormRequest): Promise<FormDetail> {
      return getForm(caller, await service.createForm(await actorOf(caller, by), body))
    },

    async changeForm(
      caller: Caller,
      by: AuditOrigin,
      { values, ...seen }: SeenForm & { readonly values: FormValues },
    ): Promise<FormDetail> {
      await service.changeForm(await actorOf(caller, by), seen, values)
      return getForm(caller, seen.formId)
    },

    async submitForm(caller: Caller, by: AuditOrigin, seen: SeenForm): Promise<FormDetail> {
      await service.submitForm(await actorOf(caller, by), seen)
      return getForm(caller, seen.formId)
    },

    async cancelForm(caller: Caller, by: AuditOrigin, seen: SeenForm): Promise<FormDetail> {
      await service.cancelForm(await actorOf(caller, by), seen)
      return getForm(caller, seen.formId)
    },

    async decideForm(
      caller: Caller,
      by: AuditOrigin,
      body: SeenForm & DecideFormRequest,
    ): Promise<FormDetail> {
      await service.decideForm(await actorOf(caller, by), body, body)
      return getForm(caller, body.formId)
    },

    /** Leaves its trace before the first byte. */
    async printForm(caller: Caller, by: AuditOrigin, formId: string, language: 'ko' | 'en') {
      const form = await getForm(caller, formId)
      const company = await organization.getCompany(caller.companyId)
      const body = await printForm({
        form,
        companyName: company.name,
        timeZone: company.timeZone,
        seal: await seal.findSeal(caller.companyId),
        language,
      })
      await db.transaction((tx) =>
        audit.record(tx, {
          ...by,
          kind: 'download',
          action: 'forms.printed',
          object: { kind: 'form', id: formId },
          detail: { kind: form.kind, subjectId: form.subjectAccountId, language },
        }),
      )
      const name = `${phrase(language, `form_kind.${form.kind}`)} ${form.subjectName}.pdf`
      return { body, headers: { 'content-disposition': attachment(name, 'form.pdf') } }
    },
  }
}
export type FormsDesk = ReturnType<typeof createFormsDesk>
