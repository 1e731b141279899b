import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Exporter, registerExport, sayIn } from '../../../platform/exports/index.ts'
import { registerOperation } from '../../../platform/http/index.ts'
import { accountColumns, accountFilterNotes } from './account-columns.view.ts'
import type { Leaving } from './leaving.service.ts'
import type { PeopleDesk } from './people-desk.service.ts'
import { keeperOf, type People } from './people.service.ts'

export interface PeopleRoutesDeps {
  readonly desk: PeopleDesk
  readonly people: People
  readonly leaving: Leaving
  readonly exporter: Exporter
}

function registerReading(app: FastifyInstance, { desk, exporter }: PeopleRoutesDeps): void {
  registerOperation(app, operations.listAccounts, async ({ caller, query }) => ({
    status: 200,
    body: await desk.listAccounts(caller, query),
  }))

  registerExport(app, exporter, operations.exportAccounts, async ({ caller, filter, language }) => {
    const say = sayIn(language)
    const orgUnitName = await desk.unitName(caller.companyId, filter.orgUnitId)
    return {
      action: 'accounts.exported',
      title: say('console.accounts.title'),
      plainName: 'accounts',
      columns: (timeText) => accountColumns(say, timeText),
      filterNotes: () => accountFilterNotes(say, filter, orgUnitName),
      count: (limit) => desk.countAccounts(caller, filter, limit),
      readPage: (page) => desk.listAccounts(caller, { ...filter, ...page }),
    }
  })

  registerOperation(app, operations.getAccount, async ({ caller, params }) => ({
    status: 200,
    body: await desk.getAccount(caller, params.accountId),
  }))
}

export function registerPeopleRoutes(app: FastifyInstance, deps: PeopleRoutesDeps): void {
  const { desk, people, leaving } = deps
  registerReading(app, deps)

  registerOperation(app, operations.createAccount, async (call) => {
    const { accountId, ...initial } = await people.createAccount(keeperOf(call), call.body)
    return { status: 201, body: await desk.withPassword(call.caller, accountId, initial) }
  })

  registerOperation(app, operations.changeAccount, async (call) => {
    const { accountId } = call.params
    await people.changeAccount(keeperOf(call), accountId, call.body)
    return { status: 200, body: await desk.getAccount(call.caller, accountId) }
  })

  registerOperation(app, operations.deactivateAccount, async (call) => {
    const { accountId } = call.params
    await leaving.deactivate(keeperOf(call), accountId, call.body.reason)
    return { status: 200, body: await desk.getAccount(call.caller, accountId) }
  })

  registerOperation(app, operations.reactivateAccount, async (call) => {
    const { accountId } = call.params
    const initial = await leaving.reactivate(keeperOf(call), accountId)
    return { status: 200, body: await desk.withPassword(call.caller, accountId, initial) }
  })

  registerOperation(app, operations.changeAccounts, async (call) => ({
    status: 200,
    body: await leaving.changeMany(keeperOf(call), call.body),
  }))
}
