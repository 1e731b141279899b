import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { registerOperation } from '../../../platform/http/index.ts'
import { signInExpired } from '../accounts.errors.ts'
import type { NewRecoveryCodes, SecondFactors } from '../second-factors/second-factors.service.ts'
import type { PublicAddress } from './public-address.ts'
import type { SessionCookie } from './session-cookie.ts'
import { browserOf, type SignInAnswers } from './sign-in-answers.ts'
import type { SignIn } from './sign-in.service.ts'

export interface SignInRoutesDeps {
  readonly signIn: SignIn
  readonly secondFactors: SecondFactors
  readonly answers: SignInAnswers
  readonly pendingCookie: SessionCookie
  readonly publicAddress: PublicAddress
}

/** Sign-ins from one address in a minute; a whole branch may share one. */
const limit = { rateLimit: { max: 300, perMs: 60_000 } }
/** A new password costs several hashes. */
const changeLimit = { rateLimit: { max: 60, perMs: 60_000 } }

/** An answer that shows new recovery codes, or none. */
export function enrolledAnswer(codes: NewRecoveryCodes) {
  return { status: 200 as const, body: { recoveryCodes: codes === null ? null : [...codes] } }
}

export function registerSignInRoutes(app: FastifyInstance, deps: SignInRoutesDeps): void {
  const { signIn, answers, pendingCookie } = deps

  registerOperation(
    app,
    operations.signIn,
    async ({ body, request, reply }) =>
      answers.answerOf(reply, await signIn.signIn(body, browserOf(request))),
    limit,
  )

  registerOperation(app, operations.getPendingSignIn, async ({ request }) => {
    const token = pendingCookie.read(request)
    if (token === undefined) throw signInExpired()
    const pending = await signIn.get(token, browserOf(request))
    return { status: 200, body: await answers.pendingAnswer(token, pending) }
  })

  registerOperation(app, operations.continueSignIn, async ({ request, reply }) => {
    const result = await signIn.advance(answers.pendingToken(request), browserOf(request))
    return answers.answerOf(reply, result)
  })

  registerOperation(app, operations.cancelSignIn, async ({ request, reply }) => {
    await signIn.cancel(answers.pendingToken(request))
    pendingCookie.clear(reply)
    return { status: 204 }
  })

  registerOperation(
    app,
    operations.changePendingPassword,
    async ({ request, reply, body }) => {
      const token = answers.pendingToken(request)
      return answers.answerOf(reply, await signIn.changePassword(token, body.newPassword, browserOf(request)))
    },
    changeLimit,
  )
  registerSecondFactorSteps(app, deps)
}

function registerSecondFactorSteps(app: FastifyInstance, deps: SignInRoutesDeps): void {
  const { signIn, secondFactors, answers, publicAddress } = deps

  registerOperation(
    app,
    operations.showSecondFactor,
    async ({ request, reply, body }) => {
      const token = answers.pendingToken(request)
      const party = publicAddress.findParty(request)
      return answers.answerOf(reply, await signIn.showSecondFactor(token, body, browserOf(request), party))
    },
    limit,
  )

  registerOperation(app, operations.requestSignInPasskey, async ({ request }) => {
    const token = answers.pendingToken(request)
    const party = publicAddress.getParty(request)
    return { status: 200, body: { options: await signIn.requestPasskey(token, browserOf(request), party) } }
  })

  registerOperation(app, operations.beginSignInTotp, async ({ request }) => {
    const { enrolling } = await signIn.enrolment(answers.pendingToken(request), browserOf(request))
    return { status: 200, body: await secondFactors.beginTotp(enrolling) }
  })

  registerOperation(
    app,
    operations.confirmSignInTotp,
    async ({ request, body }) => {
      const { enrolling, count } = await signIn.enrolment(answers.pendingToken(request), browserOf(request))
      return enrolledAnswer(await secondFactors.confirmTotp(enrolling, body.code, count))
    },
    limit,
  )

  registerOperation(app, operations.addSignInPasskey, async ({ request, body }) => {
    const { enrolling, count } = await signIn.enrolment(answers.pendingToken(request), browserOf(request))
    const party = publicAddress.getParty(request)
    return enrolledAnswer(await secondFactors.addPasskey(enrolling, party, body, count))
  })
}
