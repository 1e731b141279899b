import type { defineExport, ExportFormat, Operation } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { type Caller, type OperationCall, type OperationHandler, registerOperation } from '../http/index.ts'
import type { Exporter, ExportSource } from './exporter.ts'
import { toldFilter } from './told-filter.ts'

type ExportOperation = ReturnType<typeof defineExport> & Pick<Operation, 'params'>

/** A validated, permitted request for a list as a file. */
export type ExportCall<O extends ExportOperation> = Pick<
  OperationCall<O>,
  'language' | 'origin' | 'params'
> & {
  readonly caller: Caller
  readonly filter: Static<O['body']>['filter']
}

const filesAMinute = { max: 10, perMs: 60_000 }

/** Registers the export of a list: `sourceOf` tells how its rows are read for this caller, and what its columns are. */
export function registerExport<const O extends ExportOperation, Row>(
  app: FastifyInstance,
  exporter: Exporter,
  operation: O,
  sourceOf: (call: ExportCall<O>) => Promise<ExportSource<Row>>,
): void {
  const handler = async (call: OperationCall<O>) => {
    const { origin, language, params } = call
    const caller = call.caller as Caller
    const { format, reason, filter } = call.body as {
      format: ExportFormat
      reason: string
      filter: Readonly<Record<string, unknown>>
    }
    const source = await sourceOf({ caller, origin, language, params, filter } as ExportCall<O>)
    const told = toldFilter(operation.body.properties.filter, filter)
    return await exporter.answer({ caller, origin, language, format, reason, filter: told }, source)
  }
  registerOperation(app, operation, handler as unknown as OperationHandler<O>, { rateLimit: filesAMinute })
}
