import { Type, type Static } from 'typebox'
import { defineExport } from '../exports/exports.ts'
import { Id } from '../ids.ts'
import { defineOperation } from '../operation.ts'
import { closed, Instant, named, nullable, oneOf, page, pageQuery, withTotal } from '../schema.ts'
import { systemFactLevels, systemFactNames, systemFactStates } from './system.constants.ts'

/** One thing that the installation stands on, as it is now. Members of `values` carry their unit: `freeBytes`, `lateMs`. */
export const SystemFact = named(
  'SystemFact',
  Type.Object({
    name: oneOf(systemFactNames),
    /** Which one, where there are several of a name: the sink `syslog`. */
    of: nullable(Type.String()),
    level: oneOf(systemFactLevels),
    state: oneOf(systemFactStates),
    values: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    /** The instant that the state speaks of: when a certificate ends, when a sink took something last. */
    at: nullable(Instant),
  }),
)
export type SystemFact = Static<typeof SystemFact>

export const SystemStatusResponse = named(
  'SystemStatus',
  Type.Object({
    version: Type.String(),
    nodeVersion: Type.String(),
    /** Name of the node that answers. */
    node: Type.String(),
    startedAt: Instant,
    now: Instant,
    facts: Type.Array(SystemFact),
  }),
)
export type SystemStatusResponse = Static<typeof SystemStatusResponse>

/** An error of the technical log, without texts that could hold somebody's data. */
export const SystemErrorResponse = named(
  'SystemError',
  Type.Object({
    systemErrorId: Id('systemError'),
    at: Instant,
    node: Type.String(),
    /** What failed, in the developer's words. */
    message: Type.String(),
    errorType: nullable(Type.String()),
    errorCode: nullable(Type.String()),
    /** Where in the program. */
    places: Type.Array(Type.String()),
    requestId: nullable(Type.String()),
  }),
)
export type SystemErrorResponse = Static<typeof SystemErrorResponse>

const periodQuery = {
  ...pageQuery,
  ...withTotal,
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
}
export const ListSystemErrorsQuery = closed({
  ...periodQuery,
  requestId: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
})
export const ListSystemChangesQuery = closed(periodQuery)

/** A change of how the system is set up, with before and after, from the usage history. */
export const SystemChangeResponse = named(
  'SystemChange',
  Type.Object({
    auditEntryId: Id('auditEntry'),
    at: Instant,
    actorName: nullable(Type.String()),
    actorKind: Type.String(),
    action: Type.String(),
    objectKind: Type.String(),
    objectId: nullable(Type.String()),
    reason: nullable(Type.String()),
    values: Type.Array(
      Type.Object({
        key: Type.String(),
        before: Type.Optional(Type.Unknown()),
        after: Type.Optional(Type.Unknown()),
      }),
    ),
  }),
)
export type SystemChangeResponse = Static<typeof SystemChangeResponse>

const of = { method: 'GET', tag: 'system', permission: 'system:view', auth: ['session'] } as const

const listSystemErrors = defineOperation({
  ...of,
  id: 'listSystemErrors',
  path: '/api/v1/system/errors',
  summary: 'Errors of the technical log, newest first (ADM-6)',
  query: ListSystemErrorsQuery,
  responses: { 200: page('SystemErrorPage', SystemErrorResponse) },
  errors: [],
})
const listSystemChanges = defineOperation({
  ...of,
  id: 'listSystemChanges',
  path: '/api/v1/system/changes',
  summary: 'Changes of settings with before and after, newest first (ADM-6)',
  query: ListSystemChangesQuery,
  responses: { 200: page('SystemChangePage', SystemChangeResponse) },
  errors: [],
})

export const systemOperations = {
  getSystemStatus: defineOperation({
    ...of,
    id: 'getSystemStatus',
    path: '/api/v1/system/status',
    summary: 'The environment at a glance (ADM-6)',
    responses: { 200: SystemStatusResponse },
    errors: [],
  }),
  listSystemErrors,
  exportSystemErrors: defineExport(listSystemErrors, {
    id: 'exportSystemErrors',
    summary: 'Errors as a file (ADM-6)',
    permission: 'system:export',
  }),
  listSystemChanges,
  exportSystemChanges: defineExport(listSystemChanges, {
    id: 'exportSystemChanges',
    summary: 'Changes of settings as a file (ADM-6)',
    permission: 'system:export',
  }),
}
