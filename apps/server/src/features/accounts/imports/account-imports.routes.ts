import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Say, sayIn } from '../../../platform/exports/index.ts'
import { registerOperation } from '../../../platform/http/index.ts'
import { keeperOf } from '../people/people.service.ts'
import type { AccountImports, ImportPlan } from './account-imports.service.ts'
import { importColumnPhrases } from '@smartym/phrases'
import type { FoundFault } from './import-rows.rules.ts'
import { importTemplate } from './import-template.view.ts'

/** Each takes a thread for seconds. */
const filesAMinute = { max: 20, perMs: 60_000 }
const maxTold = 1000

function faultResponse(say: Say, found: FoundFault) {
  const column = found.column === null ? '' : say(importColumnPhrases[found.column])
  return { ...found, text: say(`console.import_fault.${found.fault}`, { column, value: found.value ?? '' }) }
}

function previewResponse(say: Say, planned: ImportPlan) {
  const { rows, people, changes, unchanged, newUnits, ignoredColumns, faults } = planned
  return {
    rows,
    goodRows: people.length + changes.length + unchanged,
    newAccounts: people.length,
    changeCount: changes.length,
    changes: changes.slice(0, maxTold).map(({ change }) => change),
    newUnits: newUnits.map((path) => path.join(' / ')),
    ignoredColumns: [...ignoredColumns],
    faultCount: faults.length,
    faults: faults.slice(0, maxTold).map((found) => faultResponse(say, found)),
  }
}

export function registerAccountImportRoutes(app: FastifyInstance, imports: AccountImports): void {
  registerOperation(app, operations.getAccountImportTemplate, async ({ query, language }) =>
    importTemplate(query.format, language),
  )

  registerOperation(
    app,
    operations.previewAccountImport,
    async (call) => {
      const planned = await imports.plan(keeperOf(call), call.body)
      return { status: 200, body: previewResponse(sayIn(call.language), planned) }
    },
    { rateLimit: filesAMinute },
  )

  registerOperation(
    app,
    operations.importAccounts,
    async (call) => ({ status: 201, body: await imports.importAccounts(keeperOf(call), call.body) }),
    { rateLimit: filesAMinute },
  )
}
