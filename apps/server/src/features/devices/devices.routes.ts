import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import type { Db } from '../../platform/db/index.ts'
import { registerOperation } from '../../platform/http/index.ts'
import { auditOrigin } from '../audit/index.ts'
import { scopeOf } from '../organization/index.ts'
import type { DevicesView } from './devices.view.ts'
import type { RegistrationService } from './registration/registration.service.ts'

export interface DeviceRoutesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly view: DevicesView
  readonly registration: RegistrationService
}

/** Registrations from one address in a minute: a branch unpacks its phones behind one address. */
const registrationsPerMinute = 300

export function registerDeviceRoutes(app: FastifyInstance, deps: DeviceRoutesDeps): void {
  const { db, view, registration } = deps

  registerOperation(app, operations.listDevices, async ({ caller, query }) => ({
    status: 200,
    body: await view.listDevices(scopeOf(caller), query),
  }))

  registerOperation(app, operations.createRegistrationCode, (call) =>
    db.transaction(async (tx) => {
      const { code, expiresAt } = await registration.createRegistrationCode(tx, auditOrigin(call), call.body)
      const answer = { status: 201, body: { code, expiresAt: new Date(expiresAt).toISOString() } } as const
      await call.idempotency.complete(tx, answer)
      return answer
    }),
  )

  registerOperation(
    app,
    operations.registerDevice,
    async ({ body, origin }) => ({
      status: 201,
      body: await registration.registerDevice(body, origin.address),
    }),
    { rateLimit: { max: registrationsPerMinute, perMs: 60_000 } },
  )
}
