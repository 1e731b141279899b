import { operations } from '@smartym/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { authRequired } from '../../../platform/errors/index.ts'
import { registerOperation } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import type { SecondFactors } from '../second-factors/second-factors.service.ts'
import type { PublicAddress } from '../sessions/public-address.ts'
import type { SessionCookie } from '../sessions/session-cookie.ts'
import type { SessionsService } from '../sessions/sessions.service.ts'
import { browserOf, type SignInAnswers } from '../sessions/sign-in-answers.ts'
import { enrolledAnswer } from '../sessions/sign-in.routes.ts'
import type { OwnAccount } from './own-account.service.ts'
import type { OwnSignInsView } from './own-sign-ins.view.ts'
import type { Reauthentication, SessionPlace } from './reauthentication.service.ts'

export interface OwnAccountRoutesDeps {
  readonly ownAccount: OwnAccount
  readonly reauthentication: Reauthentication
  readonly secondFactors: SecondFactors
  readonly sessions: SessionsService
  readonly answers: SignInAnswers
  readonly cookie: SessionCookie
  readonly publicAddress: PublicAddress
  readonly view: OwnSignInsView
}

/** Guesses at the own password or code in a minute; the lock counts them besides. */
const limit = { rateLimit: { max: 30, perMs: 60_000 } }

type PlaceOf = (request: FastifyRequest) => Promise<SessionPlace>

export function registerOwnAccountRoutes(app: FastifyInstance, deps: OwnAccountRoutesDeps): void {
  const { ownAccount, reauthentication, sessions, answers, cookie, publicAddress, view } = deps
  const placeOf: PlaceOf = async (request) => ({
    ...(await answers.sessionOf(request)),
    browser: browserOf(request),
    party: publicAddress.findParty(request),
  })

  registerOperation(app, operations.getOwnAccount, async ({ request }) => ({
    status: 200,
    body: await ownAccount.get(await placeOf(request)),
  }))

  registerOperation(
    app,
    operations.changeOwnPassword,
    async (call) => {
      const place = await placeOf(call.request)
      const token = await ownAccount.changePassword(place, call.body, auditOrigin(call))
      cookie.set(call.reply, token)
      const session = await sessions.findSession(token)
      if (session === undefined) throw authRequired()
      return { status: 200, body: await answers.sessionAnswer(session, token) }
    },
    limit,
  )

  registerOperation(app, operations.listOwnSignIns, async ({ caller }) => ({
    status: 200,
    body: { items: await view.listSignIns(caller.companyId, caller.accountId ?? '') },
  }))

  registerOperation(
    app,
    operations.reauthenticate,
    async ({ request, body }) => {
      const dueAt = await reauthentication.reauthenticate(await placeOf(request), body)
      return { status: 200, body: { dueAt: new Date(dueAt).toISOString() } }
    },
    limit,
  )

  registerOperation(app, operations.requestReauthenticationPasskey, async ({ request }) => {
    const party = publicAddress.getParty(request)
    return {
      status: 200,
      body: { options: await reauthentication.requestPasskey(await placeOf(request), party) },
    }
  })
  registerOwnSecondFactors(app, deps, placeOf)
}

function registerOwnSecondFactors(app: FastifyInstance, deps: OwnAccountRoutesDeps, placeOf: PlaceOf): void {
  const { ownAccount, secondFactors, publicAddress } = deps

  registerOperation(app, operations.beginTotp, async (call) => {
    const enrolling = ownAccount.enrollingOf(await placeOf(call.request), auditOrigin(call))
    return { status: 200, body: await secondFactors.beginTotp(enrolling) }
  })

  registerOperation(
    app,
    operations.confirmTotp,
    async (call) => {
      const enrolling = ownAccount.enrollingOf(await placeOf(call.request), auditOrigin(call))
      return enrolledAnswer(await secondFactors.confirmTotp(enrolling, call.body.code))
    },
    limit,
  )

  registerOperation(app, operations.removeTotp, async (call) => {
    await ownAccount.removeSecondFactor(await placeOf(call.request), 'totp', auditOrigin(call))
    return { status: 204 }
  })

  registerOperation(app, operations.requestPasskey, async (call) => {
    const enrolling = ownAccount.enrollingOf(await placeOf(call.request), auditOrigin(call))
    const party = publicAddress.getParty(call.request)
    return { status: 200, body: { options: await secondFactors.requestNewPasskey(enrolling, party) } }
  })

  registerOperation(app, operations.addPasskey, async (call) => {
    const enrolling = ownAccount.enrollingOf(await placeOf(call.request), auditOrigin(call))
    const party = publicAddress.getParty(call.request)
    return enrolledAnswer(await secondFactors.addPasskey(enrolling, party, call.body))
  })

  registerOperation(app, operations.removePasskey, async (call) => {
    const factor = { passkeyId: call.params.passkeyId }
    await ownAccount.removeSecondFactor(await placeOf(call.request), factor, auditOrigin(call))
    return { status: 204 }
  })

  registerOperation(app, operations.renewRecoveryCodes, async (call) => {
    const codes = await secondFactors.renewRecoveryCodes(call.caller.accountId ?? '', auditOrigin(call))
    return enrolledAnswer(codes)
  })
}
