import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import { authForbidden } from '../../../platform/errors/index.ts'
import { type Exporter, registerExport, sayIn } from '../../../platform/exports/index.ts'
import { hasPermission, registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import { scopeOf } from '../../organization/index.ts'
import { listedDeviceColumns, listedDeviceFilterNotes } from './listed-device-columns.view.ts'
import type { ListedDevices } from './listed-devices.service.ts'
import { registrationChallengeLifeMs } from './registration-challenge.ts'
import type { RegistrationCodes } from './registration-codes.service.ts'
import type { RegistrationService } from './registration.service.ts'

export interface RegistrationRoutesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly registration: RegistrationService
  readonly codes: RegistrationCodes
  readonly listed: ListedDevices
  readonly exporter: Exporter
}

/** Registrations from one address in a minute: a branch unpacks its phones behind one address. */
const perMinute = { rateLimit: { max: 300, perMs: 60_000 } }

export function registerRegistrationRoutes(app: FastifyInstance, deps: RegistrationRoutesDeps): void {
  const { db, clock, registration, codes, listed, exporter } = deps

  registerOperation(app, operations.createRegistrationCode, async (call) => {
    const { body, caller, idempotency } = call
    if (body.isPreapproved === true && !hasPermission(caller, 'devices:change'))
      throw authForbidden({ permission: 'devices:change' })
    const owner = await codes.findOwner(scopeOf(caller), body)
    return db.transaction(async (tx) => {
      const made = await codes.createRegistrationCode(tx, auditOrigin(call), { ...body, ...owner })
      const expiresAt = new Date(made.expiresAt).toISOString()
      const answer = { status: 201, body: { ...made, expiresAt } } as const
      await idempotency.complete(tx, answer)
      return answer
    })
  })

  registerOperation(app, operations.getRegistrationCode, async ({ caller, params }) => ({
    status: 200,
    body: await codes.getProgress(caller.companyId, params.registrationCodeId),
  }))

  registerOperation(
    app,
    operations.createRegistrationChallenge,
    async () => {
      const expiresAt = clock.now() + registrationChallengeLifeMs
      const challenge = registration.createChallenge(expiresAt)
      return { status: 201, body: { challenge, expiresAt: new Date(expiresAt).toISOString() } }
    },
    perMinute,
  )

  registerOperation(
    app,
    operations.registerDevice,
    async ({ body, origin }) => ({
      status: 201,
      body: await registration.registerDevice(body, origin.address),
    }),
    perMinute,
  )

  registerOperation(app, operations.listListedDevices, async ({ caller, query }) => ({
    status: 200,
    body: await listed.listPage(caller.companyId, query),
  }))

  registerExport(app, exporter, operations.exportListedDevices, async ({ caller, filter, language }) => {
    const say = sayIn(language)
    return {
      action: 'listed_devices.exported',
      title: say('console.listed.title'),
      plainName: 'listed-devices',
      columns: (timeText) => listedDeviceColumns(say, timeText),
      filterNotes: () => listedDeviceFilterNotes(say, filter),
      count: (limit) => listed.count(caller.companyId, filter, limit),
      readPage: (page) => listed.listPage(caller.companyId, { ...filter, ...page }),
    }
  })

  registerOperation(app, operations.importListedDevices, (call) =>
    db.transaction(async (tx) => {
      const body = await listed.add(tx, auditOrigin(call), call.body.devices)
      const answer = { status: 201, body } as const
      await call.idempotency.complete(tx, answer)
      return answer
    }),
  )

  registerOperation(app, operations.removeListedDevice, async (call) => {
    await db.transaction((tx) => listed.remove(tx, auditOrigin(call), call.params.assetNumber))
    return { status: 204 }
  })

  registerOperation(app, operations.removeListedDevices, async (call) => ({
    status: 200,
    body: await db.transaction((tx) => listed.removeMany(tx, auditOrigin(call), call.body.assetNumbers)),
  }))
}
