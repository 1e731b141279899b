import { operations } from '@smartym/contract'
import { parsePhoneNumber } from '@smartym/rules/phone-numbers'
import type { FastifyInstance } from 'fastify'
import { type Caller, registerOperation } from '../../platform/http/index.ts'
import { type OrganizationSlice, scopeOf } from '../organization/index.ts'
import type { ListeningStates } from './listening/listening-states.service.ts'
import { recordingNotFound } from './recordings.errors.ts'
import type { RecordingNames, RecordingsView } from './recordings.view.ts'

export interface RecordingRoutesDeps {
  readonly view: RecordingsView
  readonly listening: ListeningStates
  readonly organization: Pick<OrganizationSlice, 'narrowScope' | 'unitNames'>
}

/* A number that is none finds nothing. */
function numberOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const parsed = parsePhoneNumber(text, { isForeignAllowed: true })
  return parsed.ok ? parsed.e164 : ''
}

function instantOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text)
}

/** Lists and pages of recordings (ADM-1). */
export function registerRecordingRoutes(
  app: FastifyInstance,
  { view, listening, organization }: RecordingRoutesDeps,
): void {
  const namesFor = async (caller: Caller): Promise<RecordingNames> => ({
    unitNames: await organization.unitNames(caller.companyId),
    listeningOf: (rows) => listening.statesOf(caller, rows),
  })

  registerOperation(app, operations.listRecordings, async ({ caller, query }) => {
    const search = {
      ...query,
      scope: await organization.narrowScope(scopeOf(caller), query.orgUnitId),
      from: instantOf(query.from),
      to: instantOf(query.to),
      number: numberOf(query.number),
    }
    return { status: 200, body: await view.listRecordings(search, query, await namesFor(caller)) }
  })
  registerOperation(app, operations.getRecording, async ({ caller, params }) => {
    const found = await view.findRecording(scopeOf(caller), params.recordingId, await namesFor(caller))
    if (found === undefined) throw recordingNotFound()
    return { status: 200, body: found }
  })
}
