import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Exporter, registerExport, sayIn } from '../../platform/exports/index.ts'
import { type Caller, registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { scopeOf } from '../organization/index.ts'
import {
  consentColumns,
  consentFilterNotes,
  consentPersonColumns,
  consentPersonNotes,
  consentTextColumns,
  consentTextNotes,
} from './consent-columns.view.ts'
import type { ConsentsDesk } from './consents-desk.service.ts'

const personOf = ({ companyId, accountId, agentId }: Caller) => ({
  companyId,
  accountId: accountId ?? '',
  agentId,
})

export function registerConsentsRoutes(app: FastifyInstance, desk: ConsentsDesk, exporter: Exporter): void {
  registerTextRoutes(app, desk)

  registerOperation(app, operations.listConsentPeople, async ({ caller, params, query }) => ({
    status: 200,
    body: await desk.listPeople(scopeOf(caller), params.consentTextId, query),
  }))

  registerOperation(app, operations.listConsentDecisions, async ({ caller, query }) => ({
    status: 200,
    body: await desk.listDecisions(scopeOf(caller), query),
  }))

  registerExport(app, exporter, operations.exportConsentDecisions, async ({ caller, filter, language }) => {
    const scope = scopeOf(caller)
    const say = sayIn(language)
    return {
      action: 'consents.exported',
      title: say('console.consents.history'),
      plainName: 'consents',
      columns: (timeText) => consentColumns(say, timeText),
      filterNotes: () => consentFilterNotes(say, filter),
      count: (limit) => desk.countDecisions(scope, filter, limit),
      readPage: (page) => desk.listDecisions(scope, { ...filter, ...page }),
    }
  })

  registerTextExports(app, desk, exporter)

  registerOperation(app, operations.listOwnConsents, async ({ caller }) => ({
    status: 200,
    body: { items: await desk.listOwn(personOf(caller)) },
  }))

  registerOperation(app, operations.withdrawOwnConsent, async (call) => ({
    status: 200,
    body: {
      items: await desk.withdrawOwn(personOf(call.caller), auditOrigin(call), call.params.consentTextId),
    },
  }))

  registerOperation(app, operations.listHandsetConsentTexts, async ({ caller, query }) => ({
    status: 200,
    body: { items: await desk.listWords(caller.companyId, query.consentTextIds) },
  }))
}

/** Texts for administrators' screens. */
function registerTextRoutes(app: FastifyInstance, desk: ConsentsDesk): void {
  registerOperation(app, operations.listConsentTexts, async ({ caller, query }) => ({
    status: 200,
    body: await desk.listTexts(scopeOf(caller), query),
  }))

  registerOperation(app, operations.getConsentText, async ({ caller, params }) => ({
    status: 200,
    body: await desk.getText(scopeOf(caller), params.consentTextId),
  }))

  registerOperation(app, operations.draftConsentText, async (call) => ({
    status: 201,
    body: await desk.draftText(scopeOf(call.caller), auditOrigin(call), call.body),
  }))

  registerOperation(app, operations.changeConsentText, async (call) => {
    const { caller, params, body } = call
    const text = await desk.changeText(scopeOf(caller), auditOrigin(call), params.consentTextId, body)
    return { status: 200, body: text }
  })

  registerOperation(app, operations.deleteConsentText, async (call) => {
    await desk.deleteDraft(auditOrigin(call), call.params.consentTextId)
    return { status: 204 }
  })

  registerOperation(app, operations.publishConsentText, async (call) => ({
    status: 200,
    body: await desk.publishText(scopeOf(call.caller), auditOrigin(call), call.params.consentTextId),
  }))

  registerOperation(app, operations.retireConsentText, async (call) => ({
    status: 200,
    body: await desk.retireText(scopeOf(call.caller), auditOrigin(call), call.params.consentTextId),
  }))
}

/* The texts, and where people stand with one, as files. */
function registerTextExports(app: FastifyInstance, desk: ConsentsDesk, exporter: Exporter): void {
  registerExport(app, exporter, operations.exportConsentTexts, async ({ caller, filter, language }) => {
    const scope = scopeOf(caller)
    const say = sayIn(language)
    return {
      action: 'consent_texts.exported',
      title: say('console.consents.tab.texts'),
      plainName: 'consent-texts',
      columns: (timeText) => consentTextColumns(say, language, timeText),
      filterNotes: () => consentTextNotes(say, filter),
      count: (limit) => desk.countTexts(scope, filter, limit),
      readPage: (page) => desk.listTexts(scope, { ...filter, ...page }),
    }
  })

  registerExport(app, exporter, operations.exportConsentPeople, async (call) => {
    const { caller, params, filter, language } = call
    const say = sayIn(language)
    const { text, ...rows } = await desk.exportedPeople(scopeOf(caller), params.consentTextId, filter)
    return {
      action: 'consent_people.exported',
      title: say('console.consents.people'),
      plainName: 'consent-people',
      columns: (timeText) => consentPersonColumns(say, timeText),
      filterNotes: () => consentPersonNotes(say, text, filter),
      ...rows,
    }
  })
}
