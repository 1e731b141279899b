import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Exporter, registerExport, sayIn } from '../../../platform/exports/index.ts'
import { registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import { formColumns, formFilterNotes } from './form-columns.view.ts'
import type { FormsDesk } from './forms-desk.service.ts'

/** A document takes a good part of a second to make. */
const printsAMinute = { rateLimit: { max: 20, perMs: 60_000 } }

export function registerFormsRoutes(app: FastifyInstance, desk: FormsDesk, exporter: Exporter): void {
  registerOperation(app, operations.listForms, async ({ caller, query }) => ({
    status: 200,
    body: await desk.listForms(caller, query),
  }))
  registerExport(app, exporter, operations.exportForms, async ({ caller, filter, language }) => {
    const say = sayIn(language)
    return {
      action: 'forms.exported',
      title: say('console.forms.title'),
      plainName: 'forms',
      columns: (timeText) => formColumns(say, timeText),
      filterNotes: () => formFilterNotes(say, filter),
      ...(await desk.exportedForms(caller, filter)),
    }
  })
  registerOperation(app, operations.getForm, async ({ caller, params }) => ({
    status: 200,
    body: await desk.getForm(caller, params.formId),
  }))
  registerOperation(app, operations.createForm, async (call) => ({
    status: 201,
    body: await desk.createForm(call.caller, auditOrigin(call), call.body),
  }))
  registerOperation(app, operations.changeForm, async (call) => ({
    status: 200,
    body: await desk.changeForm(call.caller, auditOrigin(call), { ...call.params, ...call.body }),
  }))
  registerOperation(app, operations.submitForm, async (call) => ({
    status: 200,
    body: await desk.submitForm(call.caller, auditOrigin(call), { ...call.params, ...call.body }),
  }))
  registerOperation(app, operations.cancelForm, async (call) => ({
    status: 200,
    body: await desk.cancelForm(call.caller, auditOrigin(call), { ...call.params, ...call.body }),
  }))
  registerOperation(app, operations.decideForm, async (call) => ({
    status: 200,
    body: await desk.decideForm(call.caller, auditOrigin(call), { ...call.params, ...call.body }),
  }))
  registerOperation(
    app,
    operations.printForm,
    async (call) => {
      const { language = 'ko' } = call.query
      const printed = await desk.printForm(call.caller, auditOrigin(call), call.params.formId, language)
      return { status: 200, ...printed }
    },
    printsAMinute,
  )
  registerOperation(app, operations.getCompanySeal, async ({ caller }) => ({
    status: 200,
    body: { seal: await desk.findSeal(caller.companyId) },
  }))
  registerOperation(app, operations.changeCompanySeal, async (call) => ({
    status: 200,
    body: { seal: await desk.changeSeal(auditOrigin(call), call.body.png) },
  }))
  registerOperation(app, operations.deleteCompanySeal, async (call) => {
    await desk.deleteSeal(auditOrigin(call))
    return { status: 204 }
  })
}
