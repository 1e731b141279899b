import type { BoardEvent, BoardRow } from '@smartym/contract'
import type { FastifyBaseLogger } from 'fastify'
import { type Clock, dayIn, type Timer } from '../../platform/clock/index.ts'
import type { EventStream } from '../../platform/http/index.ts'
import type { Outbox, OutboxEvent } from '../../platform/outbox/index.ts'
import type { AgentsSlice } from '../agents/index.ts'
import type { Sight } from '../customers/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import { isInScope, type ListScope, type OrganizationSlice } from '../organization/index.ts'
import { boardRowFor, boardRowOf, type BoardView, type StoredBoardRow } from './board.view.ts'

/** Streams get at most four updates a second. */
const updateMs = 250
/** Flags and what phones say of themselves are looked at once a second. */
const updatesPerLook = 4
/** Everything is read again this often: names, units, new agents, a new day. */
const reloadMs = 60_000
/** A heartbeat alone is told no more often than this. */
const heartbeatToldMs = 60_000

export interface BoardDeps {
  readonly view: BoardView
  readonly outbox: Pick<Outbox, 'subscribe'>
  readonly clock: Clock
  readonly log: FastifyBaseLogger
  readonly organization: Pick<OrganizationSlice, 'unitNames' | 'getCompany'>
  readonly agents: Pick<AgentsSlice, 'policyOf'>
  readonly gateway: Pick<GatewaySlice, 'liveStatus' | 'onLinkChanged'>
}

interface Entry {
  readonly stored: StoredBoardRow
  readonly row: BoardRow
  /** The row but for the time of the last heartbeat, to tell a change by. */
  readonly text: string
  readonly heartbeatAt: number
}

/** Whose rows somebody watches, and what of them it may see. */
export interface Outlook {
  readonly scope: ListScope
  readonly sight: Sight
}

/** The streams of one outlook share every update. */
interface Channel extends Outlook {
  readonly streams: Set<EventStream>
}

function textOf(row: BoardRow): string {
  return JSON.stringify(row, (key, value: unknown) => (key === 'lastHeartbeatAt' ? undefined : value))
}

function belongingOf(companyId: string, row: BoardRow) {
  return { companyId, orgUnitId: row.orgUnitId, agentId: row.agentId }
}

/** The live board of one company, kept in memory while somebody looks at it. */
class CompanyBoard {
  readonly #deps: BoardDeps
  readonly #companyId: string
  readonly #entries = new Map<string, Entry>()
  readonly #agentsByDevice = new Map<string, string>()
  readonly #channels = new Map<string, Channel>()
  readonly #dirty = new Set<string>()
  #unitNames: ReadonlyMap<string, string> = new Map()
  #timeZone = 'UTC'
  #timer: Timer | undefined
  #ticks = 0
  #reloadAtMs = 0
  #isBusy = false
  #loaded: Promise<void> | undefined

  constructor(deps: BoardDeps, companyId: string) {
    this.#deps = deps
    this.#companyId = companyId
  }

  /** Resolves when a snapshot can be given. */
  open(): Promise<void> {
    this.#loaded ??= this.#start()
    return this.#loaded
  }

  watch({ scope, sight }: Outlook, stream: EventStream): void {
    const key = `${JSON.stringify(scope)} ${sight.key}`
    const channel = this.#channels.get(key) ?? { scope, sight, streams: new Set() }
    this.#channels.set(key, channel)
    channel.streams.add(stream)
    stream.onClose(() => {
      channel.streams.delete(stream)
      if (channel.streams.size === 0) this.#channels.delete(key)
    })
    const rows = [...this.#entries.values()].map(({ row }) => row)
    const snapshot: BoardEvent = {
      kind: 'snapshot',
      serverTime: this.#nowText(),
      rows: this.#drawn(
        rows.filter((row) => isInScope(scope, belongingOf(this.#companyId, row))),
        sight,
      ),
    }
    stream.send({ event: 'snapshot', data: snapshot })
  }

  #drawn(rows: readonly BoardRow[], sight: Sight): BoardRow[] {
    return rows.map((row) => boardRowFor(row, this.#companyId, sight))
  }

  get isWatched(): boolean {
    return this.#channels.size > 0
  }

  close(): void {
    this.#timer?.cancel()
  }

  recordEvent({ agentId }: OutboxEvent): void {
    if (agentId !== null) this.#dirty.add(agentId)
  }

  recordLinkChange(deviceId: string): void {
    const agentId = this.#agentsByDevice.get(deviceId)
    if (agentId !== undefined) this.#dirty.add(agentId)
  }

  async #start(): Promise<void> {
    await this.#reload()
    this.#timer = this.#deps.clock.setRepeatingTimer(updateMs, () => this.#tick())
  }

  #nowText(): string {
    return new Date(this.#deps.clock.now()).toISOString()
  }

  #tick(): void {
    this.#ticks += 1
    if (this.#isBusy) return
    this.#isBusy = true
    this.#update()
      .catch((error: unknown) => this.#deps.log.error({ err: error }, 'the board could not be updated'))
      .finally(() => {
        this.#isBusy = false
      })
  }

  async #update(): Promise<void> {
    const before = new Map(this.#entries)
    if (this.#deps.clock.monotonicMs() >= this.#reloadAtMs) await this.#reload()
    else if (this.#dirty.size > 0) await this.#readAgain()
    if (this.#ticks % updatesPerLook === 0) this.#lookAtAll()
    this.#tellChanges(before)
  }

  async #reload(): Promise<void> {
    const { view, organization, clock } = this.#deps
    this.#dirty.clear()
    this.#timeZone = (await organization.getCompany(this.#companyId)).timeZone
    this.#unitNames = await organization.unitNames(this.#companyId)
    const rows = await view.listRows(this.#companyId, this.#today())
    const known = new Set(rows.map((row) => row.agent_id))
    for (const agentId of this.#entries.keys()) if (!known.has(agentId)) this.#entries.delete(agentId)
    this.#agentsByDevice.clear()
    for (const row of rows) this.#set(row)
    this.#reloadAtMs = clock.monotonicMs() + reloadMs
  }

  async #readAgain(): Promise<void> {
    const agentIds = [...this.#dirty]
    this.#dirty.clear()
    for (const row of await this.#deps.view.listRowsOf(this.#companyId, this.#today(), agentIds))
      this.#set(row)
  }

  #today(): string {
    return dayIn(this.#timeZone, this.#deps.clock.now())
  }

  #set(stored: StoredBoardRow): void {
    const { agents, gateway, clock } = this.#deps
    const agentId = stored.agent_id ?? ''
    const device = stored.device_id === null ? null : gateway.liveStatus(stored.device_id)
    if (stored.device_id !== null) this.#agentsByDevice.set(stored.device_id, agentId)
    const row = boardRowOf(stored, {
      now: clock.now(),
      unitNames: this.#unitNames,
      policy: agents.policyOf(stored.org_unit_id),
      device,
    })
    const kept = this.#entries.get(agentId)
    const text = textOf(row)
    const heartbeatAt = device?.lastHeartbeatAt ?? 0
    const isSame = kept?.text === text && heartbeatAt - kept.heartbeatAt < heartbeatToldMs
    this.#entries.set(agentId, isSame ? { ...kept, stored } : { stored, row, text, heartbeatAt })
  }

  #lookAtAll(): void {
    for (const { stored } of this.#entries.values()) this.#set(stored)
  }

  #tellChanges(before: ReadonlyMap<string, Entry>): void {
    const changed: BoardRow[] = []
    const gone: BoardRow[] = []
    for (const [agentId, { row }] of this.#entries) if (before.get(agentId)?.row !== row) changed.push(row)
    for (const [agentId, { row }] of before) if (!this.#entries.has(agentId)) gone.push(row)
    if (changed.length === 0 && gone.length === 0) return
    for (const channel of this.#channels.values()) this.#tell(channel, before, changed, gone)
  }

  /* A row that has left the scope (another unit) is removed there as one that is gone. */
  #tell(channel: Channel, before: ReadonlyMap<string, Entry>, changed: BoardRow[], gone: BoardRow[]): void {
    const isSeen = (row: BoardRow): boolean => isInScope(channel.scope, belongingOf(this.#companyId, row))
    const rows = changed.filter(isSeen)
    const left = changed.filter((row) => {
      const earlier = before.get(row.agentId)?.row
      return earlier !== undefined && isSeen(earlier) && !isSeen(row)
    })
    const removed = [...gone.filter(isSeen), ...left].map((row) => row.agentId)
    if (rows.length === 0 && removed.length === 0) return
    const drawn = this.#drawn(rows, channel.sight)
    const data: BoardEvent = { kind: 'rows', serverTime: this.#nowText(), rows: drawn, removed }
    for (const stream of channel.streams) stream.send({ event: 'rows', data })
  }
}

/** Live boards (MON-4): one for each company that somebody looks at. */
export function createBoards(deps: BoardDeps) {
  const boards = new Map<string, CompanyBoard>()
  let unsubscribe: (() => void) | undefined

  deps.gateway.onLinkChanged(({ companyId, deviceId }) => boards.get(companyId)?.recordLinkChange(deviceId))

  function hear(): void {
    unsubscribe ??= deps.outbox.subscribe((events) => {
      for (const event of events) boards.get(event.companyId)?.recordEvent(event)
    })
  }

  function closeUnwatched(companyId: string, board: CompanyBoard): void {
    if (board.isWatched || boards.get(companyId) !== board) return
    board.close()
    boards.delete(companyId)
  }

  return {
    /** Gives what feeds a stream: a snapshot, then what changes. The scope is the caller's, narrowed by its filter. */
    async open(outlook: Outlook): Promise<(stream: EventStream) => void> {
      hear()
      const { companyId } = outlook.scope
      const board = boards.get(companyId) ?? new CompanyBoard(deps, companyId)
      boards.set(companyId, board)
      try {
        await board.open()
      } catch (error) {
        boards.delete(companyId)
        throw error
      }
      return (stream) => {
        boards.set(companyId, board)
        board.watch(outlook, stream)
        stream.onClose(() => closeUnwatched(companyId, board))
      }
    },
    stop(): void {
      unsubscribe?.()
      for (const board of boards.values()) board.close()
      boards.clear()
    },
  }
}
export type Boards = ReturnType<typeof createBoards>
