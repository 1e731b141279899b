import { operations } from '@smartym/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError, serverInternal } from '../../../platform/errors/index.ts'
import { registerOperation } from '../../../platform/http/index.ts'
import { providerRefused } from '../accounts.errors.ts'
import type { PublicAddress } from '../sessions/public-address.ts'
import type { SessionCookie } from '../sessions/session-cookie.ts'
import type { SignInAnswers } from '../sessions/sign-in-answers.ts'
import type { SignIn } from '../sessions/sign-in.service.ts'
import type { ProviderSignIn } from './provider.service.ts'

export interface ProviderRoutesDeps {
  readonly provider: ProviderSignIn
  readonly signIn: SignIn
  readonly answers: SignInAnswers
  readonly cookie: SessionCookie
  readonly publicAddress: PublicAddress
}

const callbackPath = operations.finishProviderSignIn.path
const limit = { rateLimit: { max: 120, perMs: 60_000 } }

/* The browser is shown a page of ours, not a problem in JSON: it came here by a link. */
function redirectWith(error: unknown): { status: 302; headers: { location: string } } {
  const { code } = error instanceof DomainError ? error : serverInternal()
  return { status: 302, headers: { location: `/sign-in?problem=${encodeURIComponent(code)}` } }
}

export function registerProviderRoutes(app: FastifyInstance, deps: ProviderRoutesDeps): void {
  const { provider, signIn, answers, cookie, publicAddress } = deps

  const redirectUriOf = (request: FastifyRequest): string => {
    const origin = publicAddress.originOf(request)
    if (origin === undefined) throw providerRefused()
    return `${origin}${callbackPath}`
  }

  type Wish = Parameters<ProviderSignIn['depart']>[0]

  async function leave(request: FastifyRequest, reply: FastifyReply, wish: Wish) {
    const { location, state } = await provider.depart(wish, redirectUriOf(request))
    cookie.set(reply, state)
    return { status: 302 as const, headers: { location } }
  }

  async function comeBack(request: FastifyRequest, reply: FastifyReply) {
    const currentUrl = new URL(redirectUriOf(request))
    currentUrl.search = new URL(request.url, currentUrl).search
    const state = cookie.read(request)
    cookie.clear(reply)
    const { account, returnTo } = await provider.arrive(state, currentUrl, request.ip)
    const browser = { address: request.ip, userAgent: request.headers['user-agent'] ?? null }
    const result = await signIn.proceed(account, 'provider', browser)
    answers.setCookies(reply, result)
    const pendingPage = `/sign-in?isPending=1&returnTo=${encodeURIComponent(returnTo)}`
    const location = result.pending === undefined ? returnTo : pendingPage
    return { status: 302 as const, headers: { location } }
  }

  registerOperation(app, operations.listSignInOptions, async () => ({
    status: 200,
    body: { isLocalOpen: await provider.isLocalOpen(), providers: await provider.listProviders() },
  }))

  registerOperation(
    app,
    operations.startProviderSignIn,
    ({ request, reply, query }) => leave(request, reply, query).catch(redirectWith),
    limit,
  )

  registerOperation(
    app,
    operations.finishProviderSignIn,
    ({ request, reply }) => comeBack(request, reply).catch(redirectWith),
    limit,
  )
}
