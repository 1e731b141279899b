import type { HandsetSettings } from '@smartym/contract'
import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Device, DevicesSlice } from '../devices/index.ts'
import type { CommandsService } from './commands/commands.service.ts'
import type { Presences } from './links/presences.ts'
import type { WelcomeProvider } from './links/welcome.port.ts'

/* A phone that comes back later is told by its welcome. */
const commandLifeMs = 10 * 60_000
const batch = 200

export interface SettingsAnnouncerDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly devices: Pick<DevicesSlice, 'findDevice'>
  readonly presences: Presences
  readonly commands: Pick<CommandsService, 'createCommand'>
  readonly welcome: () => WelcomeProvider
  readonly clock: Pick<Clock, 'now'>
  readonly log: FastifyBaseLogger
}

/** Tells connected phones what has been changed for them (MON-2). */
export function createSettingsAnnouncer(deps: SettingsAnnouncerDeps) {
  const { db, devices, presences, commands, welcome, clock, log } = deps

  async function announceTo(deviceIds: readonly string[]): Promise<void> {
    const found = await Promise.all(deviceIds.map((deviceId) => devices.findDevice(deviceId)))
    const told: { device: Device; settings: HandsetSettings }[] = []
    for (const device of found) {
      if (device !== undefined) told.push({ device, settings: await welcome().handsetSettings(device) })
    }
    const notAfter = clock.now() + commandLifeMs
    await db.transaction(async (tx) => {
      for (const { device, settings } of told) {
        const { deviceId, companyId } = device
        const payload = { settings }
        await commands.createCommand(tx, { companyId, deviceId, kind: 'apply_settings', payload, notAfter })
      }
    })
  }

  async function announce(deviceIds: readonly string[]): Promise<void> {
    try {
      for (let at = 0; at < deviceIds.length; at += batch) await announceTo(deviceIds.slice(at, at + batch))
    } catch (error) {
      log.error({ err: error }, 'settings could not be announced')
    }
  }

  return {
    /** After a change for a company, a unit or a phone. */
    announceSettings(companyId: string): Promise<void> {
      const connected = [...presences.all()].filter(
        (presence) => presence.companyId === companyId && presence.socket !== undefined,
      )
      return announce(connected.map(({ deviceId }) => deviceId))
    },

    /** After a phone came to another unit, whose settings are its own from now on. */
    announceSettingsTo: (deviceId: string): Promise<void> =>
      announce(presences.find(deviceId)?.socket === undefined ? [] : [deviceId]),
  }
}
