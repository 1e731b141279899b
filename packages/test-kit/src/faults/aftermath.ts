import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type {
  CallPage,
  CallResponse,
  DialRequestResponse,
  RecordingPage,
  RecordingResponse,
  TraceResponse,
} from '@smartym/contract'
import type { Static } from 'typebox'
import type { ApiClient } from '../api-client.ts'
import type { HandsetProcess } from '../handset-process.ts'
import type { Processes } from '../processes.ts'

/** What server and phone know of one dial request when everything has come to rest. */
export interface Aftermath {
  request: DialRequestResponse
  calls: CallResponse[]
  recordings: RecordingResponse[]
  trace: TraceResponse['steps']
  /** Calls that the phone's own list has. */
  placed: number
  /** Files that the phone still keeps. */
  files: string[]
  agentState: string
}

/** Orders a call of an agent; `91SS` at the end of the number talks for SS seconds. */
export async function dial(
  world: Pick<Processes, 'crm' | 'company'>,
  index: number,
  phoneNumber = '010-0000-9103',
) {
  const employeeNumber = world.company.agents[index]?.employeeNumber
  return world.crm.post<DialRequestResponse>('/api/v1/dial-requests', {
    agent: { employeeNumber },
    phoneNumber,
  })
}

const restLimitMs = 60_000

const managers = new WeakMap<Processes, ReturnType<Processes['signIn']>>()

/* One session for all that look: a person's sessions are limited, and the oldest ends for the next. */
function managerOf(world: Processes): ReturnType<Processes['signIn']> {
  const known = managers.get(world)
  if (known !== undefined) return known
  const signingIn = world.signIn('managerA')
  managers.set(world, signingIn)
  return signingIn
}

/** Waits until nothing is owed any more, then tells how it stands. Rejects with what is still owed. */
export async function comeToRest(
  world: Processes,
  handset: HandsetProcess,
  { dialRequestId, agentId }: DialRequestResponse,
): Promise<Aftermath> {
  const manager = await managerOf(world)
  const look = () => readAftermath(manager, handset, dialRequestId, agentId)
  let last: Aftermath | undefined
  try {
    return await world.until(
      'everything is at rest',
      async () => {
        const view = await handset.view().catch(() => undefined)
        last = await look().catch(() => undefined)
        return view && last && isAtRest(last) && view.unsentReports === 0 && view.uploads.length === 0 && last
      },
      restLimitMs,
    )
  } catch (error) {
    const view = await handset.view().catch(() => undefined)
    throw new Error(`${String(error)}: ${JSON.stringify({ last, view })}`, { cause: error })
  }
}

function isAtRest({ request, calls, recordings, files, agentState }: Aftermath): boolean {
  const isRequestOver = ['ended', 'failed', 'canceled'].includes(request.state)
  const isUnderWay = (state: string): boolean => ['expected', 'recording', 'sealed'].includes(state)
  return (
    isRequestOver &&
    calls.every(({ phase }) => phase === 'ended') &&
    !recordings.some(({ state }) => isUnderWay(state)) &&
    files.length === 0 &&
    agentState !== 'in_call'
  )
}

async function readAftermath(
  manager: ApiClient,
  handset: HandsetProcess,
  dialRequestId: string,
  agentId: string,
): Promise<Aftermath> {
  const request = await manager.get<DialRequestResponse>(`/api/v1/dial-requests/${dialRequestId}`)
  const calls = await manager.get<Static<typeof CallPage>>(`/api/v1/calls?agentId=${agentId}`)
  const recordings = await manager.get<Static<typeof RecordingPage>>(`/api/v1/recordings?agentId=${agentId}`)
  const trace = await manager.get<TraceResponse>(`/api/v1/calls/${request.callId}/trace`)
  const agent = await manager.get<{ state: string }>(`/api/v1/agents/${agentId}`)
  return {
    request,
    calls: calls.items,
    recordings: recordings.items.toSorted((a, b) => (a.deviceSeq ?? 0) - (b.deviceSeq ?? 0)),
    trace: trace.steps,
    placed: (await handset.callLog()).length,
    files: listFiles(join(handset.dir, 'recordings')),
    agentState: agent.state,
  }
}

/* A phone on a disk of its own shows its files to nobody else. */
function listFiles(dir: string): string[] {
  return existsSync(dir) ? readdirSync(dir) : []
}
