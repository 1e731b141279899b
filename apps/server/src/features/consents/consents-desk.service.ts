import type {
  ChangeConsentTextRequest,
  ConsentTextDetail,
  DraftConsentTextRequest,
  HandsetConsentText,
  ListConsentPeopleQuery,
  OwnConsent,
} from '@smartym/contract'
import type { AuditOrigin } from '../audit/index.ts'
import type { ListScope, OrganizationSlice } from '../organization/index.ts'
import type { ConsentPeopleView } from './consent-people.view.ts'
import type { ConsentTexts } from './consent-texts.service.ts'
import type { ConsentTextsView } from './consent-texts.view.ts'
import { consentTextNotFound } from './consents.errors.ts'
import { standingOf } from './consents.rules.ts'
import type { ConsentsStore } from './consents.store.ts'
import type { ConsentsService } from './consents.service.ts'
import type { PublishedTexts } from './published-texts.ts'

export interface ConsentsDeskDeps {
  readonly store: Pick<ConsentsStore, 'listOwn'>
  readonly texts: ConsentTexts
  readonly textsView: ConsentTextsView
  readonly people: ConsentPeopleView
  readonly service: ConsentsService
  readonly published: PublishedTexts
  readonly organization: Pick<OrganizationSlice, 'unitNames' | 'narrowScope'>
  readonly remind: (companyId: string, agentId: string) => void
}

/** Somebody with a session. */
interface Person {
  readonly companyId: string
  readonly accountId: string
  readonly agentId: string | null
}

const idForm = /^cnt_[0-9a-f]{32}$/

/** Texts and consents as people see and change them. */
export function createConsentsDesk(deps: ConsentsDeskDeps) {
  const { store, texts, textsView, people, service, published, organization } = deps

  async function getText(scope: ListScope, id: string): Promise<ConsentTextDetail> {
    const found = await textsView.findText(scope, id)
    if (found === undefined) throw consentTextNotFound()
    return found
  }

  async function listOwn({ companyId, accountId }: Person): Promise<OwnConsent[]> {
    const [asked, rows] = await Promise.all([published.get(companyId), store.listOwn(accountId)])
    const instantOrNull = (at: number | null = null) => (at === null ? null : new Date(at).toISOString())
    return asked.map((text) => {
      const row = rows.find((each) => each.consent_text_id === text.consentTextId)
      const standing = standingOf(row)
      return {
        ...text,
        standing,
        givenAt: instantOrNull(row?.given_at),
        withdrawnAt: instantOrNull(row?.withdrawn_at),
      }
    })
  }

  return {
    getText,
    listOwn,
    listTexts: textsView.listTexts,
    countTexts: textsView.countTexts,
    listDecisions: people.listDecisions,
    countDecisions: people.countDecisions,

    async draftText(
      scope: ListScope,
      by: AuditOrigin,
      body: DraftConsentTextRequest,
    ): Promise<ConsentTextDetail> {
      return getText(scope, await texts.draftText(by, body))
    },

    async changeText(
      scope: ListScope,
      by: AuditOrigin,
      id: string,
      change: ChangeConsentTextRequest,
    ): Promise<ConsentTextDetail> {
      await texts.changeText(by, id, change)
      return getText(scope, id)
    },

    deleteDraft: texts.deleteDraft,

    async publishText(scope: ListScope, by: AuditOrigin, id: string): Promise<ConsentTextDetail> {
      await texts.publishText(by, id)
      return getText(scope, id)
    },

    async retireText(scope: ListScope, by: AuditOrigin, id: string): Promise<ConsentTextDetail> {
      await texts.retireText(by, id)
      return getText(scope, id)
    },

    /** Throws `consents.text_not_found`. */
    async listPeople(scope: ListScope, id: string, { orgUnitId, ...query }: ListConsentPeopleQuery) {
      const text = await getText(scope, id)
      const narrowed = await organization.narrowScope(scope, orgUnitId)
      const unitNames = await organization.unitNames(scope.companyId)
      return people.listPeople(narrowed, text.consentTextId, query, unitNames)
    },

    /** Where people stand with a text, as a file has it. Throws `consents.text_not_found`. */
    async exportedPeople(scope: ListScope, id: string, { orgUnitId, ...query }: ListConsentPeopleQuery) {
      const text = await getText(scope, id)
      const narrowed = await organization.narrowScope(scope, orgUnitId)
      const unitNames = await organization.unitNames(scope.companyId)
      return {
        text,
        count: (limit: number) => people.countPeople(narrowed, id, query, limit),
        readPage: (page: { readonly limit: number; readonly cursor?: string }) =>
          people.listPeople(narrowed, id, { ...query, ...page }, unitNames),
      }
    },

    async withdrawOwn(person: Person, by: AuditOrigin, consentTextId: string): Promise<OwnConsent[]> {
      const { companyId, accountId, agentId } = person
      await service.withdrawOwn(by, { accountId, consentTextId })
      if (agentId !== null) deps.remind(companyId, agentId)
      return listOwn(person)
    },

    /** What a phone asks for by ids with commas between; what is no id is passed over. */
    async listWords(companyId: string, consentTextIds: string): Promise<HandsetConsentText[]> {
      const ids = consentTextIds.split(',').filter((id) => idForm.test(id))
      return textsView.listWords(companyId, ids)
    },
  }
}
export type ConsentsDesk = ReturnType<typeof createConsentsDesk>
