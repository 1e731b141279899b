import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import type { CustomersSlice } from '../customers/index.ts'
import { type OrganizationSlice, scopeOf } from '../organization/index.ts'
import type { Resending } from './resending.service.ts'
import type { Templates } from './templates/text-templates.service.ts'
import type { TextMessagesView } from './text-messages.view.ts'

export interface TextMessagesRoutesDeps {
  readonly view: TextMessagesView
  readonly templates: Templates
  readonly resending: Pick<Resending, 'resend'>
  readonly customers: Pick<CustomersSlice, 'sightOf'>
  readonly organization: Pick<OrganizationSlice, 'narrowScope' | 'unitNames'>
}

export function registerTextMessagesRoutes(app: FastifyInstance, deps: TextMessagesRoutesDeps): void {
  const { view, templates, resending, customers, organization } = deps

  registerOperation(app, operations.listTextMessages, async ({ caller, query }) => {
    const scope = await organization.narrowScope(scopeOf(caller), query.orgUnitId)
    const names = {
      sight: await customers.sightOf(caller),
      unitNames: await organization.unitNames(caller.companyId),
    }
    return { status: 200, body: await view.listPage(scope, query, names) }
  })
  registerOperation(app, operations.resendTextMessage, async (call) => {
    const { caller, params } = call
    const textMessageId = await resending.resend(scopeOf(caller), params.textMessageId, auditOrigin(call))
    return { status: 202, body: { textMessageId } }
  })

  registerOperation(app, operations.listTextTemplates, async ({ caller }) => ({
    status: 200,
    body: { items: await templates.listTemplates(caller.companyId) },
  }))
  registerOperation(app, operations.createTextTemplate, async (call) => ({
    status: 201,
    body: await templates.createTemplate(auditOrigin(call), call.body),
  }))
  registerOperation(app, operations.changeTextTemplate, async (call) => ({
    status: 200,
    body: await templates.changeTemplate(auditOrigin(call), call.params.textTemplateId, call.body),
  }))
  registerOperation(app, operations.removeTextTemplate, async (call) => {
    await templates.removeTemplate(auditOrigin(call), call.params.textTemplateId)
    return { status: 204 }
  })
  registerOperation(app, operations.listTextTemplateVersions, async ({ caller, params }) => ({
    status: 200,
    body: { items: await templates.listVersions(caller.companyId, params.textTemplateId) },
  }))
}
