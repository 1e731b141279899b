import { type Permission, type PendingSignIn, type SessionResponse } from '@smartym/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../../../platform/clock/index.ts'
import { authRequired, csrfInvalid } from '../../../platform/errors/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import { signInExpired } from '../accounts.errors.ts'
import type { AccountsStore } from '../accounts.store.ts'
import { accountResponseOf } from '../accounts.view.ts'
import type { OwnRoles } from '../roles/own-roles.service.ts'
import type { PasswordPolicies } from '../passwords/password-policies.service.ts'
import type { SessionCookie } from './session-cookie.ts'
import { csrfTokenOf, isCsrfToken } from './session-token.ts'
import type { Session, SessionsService } from './sessions.service.ts'
import type { Pending, SigningBrowser, SignInResult } from './sign-in.service.ts'

/** What the console is told of this installation. */
export interface Installation {
  readonly isDemo: boolean
  missingTools(): Promise<'ffmpeg'[]>
}

export interface SignInAnswersDeps {
  readonly sessions: SessionsService
  readonly accounts: AccountsStore
  readonly policies: PasswordPolicies
  readonly cookies: { readonly session: SessionCookie; readonly pending: SessionCookie }
  readonly organization: Pick<OrganizationSlice, 'getCompany' | 'unitNames'>
  readonly ownRoles: Pick<OwnRoles, 'grantsOf' | 'nameOf'>
  readonly installation: Installation
  readonly clock: Pick<Clock, 'now'>
}

type Answer = { status: 201; body: SessionResponse } | { status: 202; body: PendingSignIn }

export function browserOf(request: FastifyRequest): SigningBrowser {
  return { address: request.ip, userAgent: request.headers['user-agent'] ?? null }
}

/** Turns sessions and unfinished sign-ins into cookies and answers. */
export function createSignInAnswers(deps: SignInAnswersDeps) {
  const { sessions, accounts, policies, cookies, organization, ownRoles, installation, clock } = deps

  async function warnedExpiryOf({ account }: Session): Promise<string | null> {
    const row = await accounts.findById(account.accountId)
    const expiresAt = row && (await policies.warnedExpiryOf(row, clock.now()))
    return expiresAt === undefined || expiresAt === null ? null : new Date(expiresAt).toISOString()
  }

  async function sessionAnswer(session: Session, token: string): Promise<SessionResponse> {
    const { account, ends } = session
    const company = await organization.getCompany(account.companyId)
    const grants = await ownRoles.grantsOf(account)
    return {
      account: accountResponseOf(account, await organization.unitNames(account.companyId)),
      permissions: Object.keys(grants) as Permission[],
      grants,
      ownRoleName: await ownRoles.nameOf(account),
      companyName: company.name,
      timeZone: company.timeZone,
      csrfToken: csrfTokenOf(token),
      idleExpiresAt: new Date(ends.idleExpiresAt).toISOString(),
      absoluteExpiresAt: new Date(ends.absoluteExpiresAt).toISOString(),
      passwordExpiresAt: await warnedExpiryOf(session),
      isDemo: installation.isDemo,
      missingTools: await installation.missingTools(),
    }
  }

  async function pendingAnswer(token: string, pending: Pending): Promise<PendingSignIn> {
    const { account, row, step, secondFactors } = pending
    const now = clock.now()
    return {
      step,
      secondFactors: [...secondFactors],
      passwordChangeReason: step === 'password_change' ? await policies.changeReasonOf(account, now) : null,
      passwordPolicy: await policies.policyOf(account.company_id),
      loginId: account.login_id,
      name: account.name,
      csrfToken: csrfTokenOf(token),
      expiresAt: new Date(Number(row.expires_at)).toISOString(),
    }
  }

  function setCookies(reply: FastifyReply, result: SignInResult): void {
    if (result.pending === undefined) {
      cookies.session.set(reply, result.token)
      if (cookies.pending.read(reply.request) !== undefined) cookies.pending.clear(reply)
    } else cookies.pending.set(reply, result.token)
  }

  return {
    sessionAnswer,
    pendingAnswer,
    setCookies,

    /** The session that a request was let in by, with its token. */
    async sessionOf(request: FastifyRequest): Promise<{ session: Session; token: string }> {
      const token = cookies.session.read(request) ?? ''
      const session = await sessions.findSession(token)
      if (session === undefined) throw authRequired()
      return { session, token }
    },

    /** The token of the unfinished sign-in that a request goes on with. Throws when there is none, or no proof that a page of ours asks. */
    pendingToken(request: FastifyRequest): string {
      const token = cookies.pending.read(request)
      if (token === undefined) throw signInExpired()
      if (!isCsrfToken(token, request.headers['x-csrf-token'])) throw csrfInvalid()
      return token
    },

    async answerOf(reply: FastifyReply, result: SignInResult): Promise<Answer> {
      setCookies(reply, result)
      const { token, pending } = result
      if (pending !== undefined) return { status: 202, body: await pendingAnswer(token, pending) }
      const session = await sessions.findSession(token)
      if (session === undefined) throw authRequired()
      return { status: 201, body: await sessionAnswer(session, token) }
    },
  }
}
export type SignInAnswers = ReturnType<typeof createSignInAnswers>
