import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../platform/http/index.ts'
import { scopeOf } from '../organization/index.ts'
import type { LinesView } from './lines.view.ts'

export function registerLineRoutes(app: FastifyInstance, view: LinesView): void {
  registerOperation(app, operations.listLines, async ({ caller, query }) => ({
    status: 200,
    body: await view.listLines(scopeOf(caller), query),
  }))
}
