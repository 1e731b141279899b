import type { ReportWipedRequest } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AuditOrigin } from '../../audit/index.ts'
import type { DeviceChangeHandler, DevicesSlice } from '../../devices/index.ts'
import type { CommandsService } from '../commands/commands.service.ts'
import { wipeBegun, wipeUnknown } from '../gateway.errors.ts'

export interface WipesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly devices: Pick<DevicesSlice, 'findConnectingDevice' | 'isSignedByDevice' | 'changeDevice'>
  readonly commands: Pick<CommandsService, 'createCommand' | 'expireWaiting' | 'findNewest' | 'complete'>
}

/** How far the order to wipe has come. */
export interface WipeOrder {
  readonly commandId: string
  readonly orderedAt: number
  /** Null while the phone has not had it. */
  readonly receivedAt: number | null
}

/* A lost phone may lie in a drawer for years; the order waits. */
const wipeLifeMs = 10 * 365 * 24 * 3_600_000

function messageOf({ deviceId, commandId, recordings, unsentReports }: ReportWipedRequest): Buffer {
  return Buffer.from(`smartym/wiped${deviceId}${commandId}${recordings}/${unsentReports}`)
}

/** Lost phones: the order to erase everything, and their word that they did (MON-3). */
export function createWipes({ db, clock, devices, commands }: WipesDeps) {
  /* What was ordered before means nothing to a phone that is lost or given up. */
  const onDeviceChange: DeviceChangeHandler = async (tx, _by, { deviceId, companyId, act }) => {
    if (act === 'find') return takeBack(tx, deviceId)
    if (act !== 'report_lost' && act !== 'reset') return
    await commands.expireWaiting(tx, deviceId)
    if (act === 'reset') return
    const notAfter = clock.now() + wipeLifeMs
    await commands.createCommand(tx, { companyId, deviceId, kind: 'wipe', payload: {}, notAfter })
  }

  /* A phone that has the order is erasing; it cannot be had back. */
  async function takeBack(tx: Tx, deviceId: string): Promise<void> {
    const order = await commands.findNewest(tx, deviceId, 'wipe')
    if (order?.receivedAt != null) throw wipeBegun({ state: 'lost' })
    await commands.expireWaiting(tx, deviceId)
  }

  return {
    onDeviceChange,

    async findOrder(tx: Tx, deviceId: string): Promise<WipeOrder | undefined> {
      const order = await commands.findNewest(tx, deviceId, 'wipe')
      if (order === undefined) return undefined
      const { commandId, createdAt: orderedAt, receivedAt } = order
      return { commandId, orderedAt, receivedAt }
    },

    /**
     * A phone's word, signed while it had its key. The same word again changes nothing. Throws `devices.wipe_unknown` when
     * it is not this phone's, or nobody ordered it.
     */
    async confirm(said: ReportWipedRequest, address: string): Promise<void> {
      const { deviceId, commandId, recordings, unsentReports } = said
      const device = await devices.findConnectingDevice(deviceId)
      if (device === undefined || !devices.isSignedByDevice(device, messageOf(said), said.proof))
        throw wipeUnknown()
      const { companyId } = device
      const actor = { kind: 'device', id: deviceId, name: null } as const
      const by: AuditOrigin = { companyId, actor, address, deviceId }
      await db.transaction(async (tx) => {
        const order = await commands.findNewest(tx, deviceId, 'wipe')
        if (order?.commandId !== commandId) throw wipeUnknown()
        if (order.state === 'done') return
        await commands.complete(tx, deviceId, commandId)
        await devices.changeDevice(tx, by, deviceId, 'confirm_wipe', { wiped: { recordings, unsentReports } })
      })
    },
  }
}
export type Wipes = ReturnType<typeof createWipes>
