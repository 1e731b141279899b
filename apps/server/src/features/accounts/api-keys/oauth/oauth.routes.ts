import { operations } from '@smartym/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../../../../platform/errors/index.ts'
import { registerOperation } from '../../../../platform/http/index.ts'
import { accessTokenLifeMs } from './access-token.ts'
import type { AccessTokens } from './access-tokens.service.ts'
import { OAuthError } from './oauth.errors.ts'

const formType = 'application/x-www-form-urlencoded'
const path = operations.issueAccessToken.path
/** A client asks every 10 minutes. */
const rateLimit = { max: 120, perMs: 60_000 }

/* RFC 6749, section 3.2: a parameter that comes twice is refused, an empty one is as good as absent. */
function parseForm(text: string): Record<string, string> {
  const parameters = new URLSearchParams(text)
  const form: Record<string, string> = {}
  for (const [name, value] of parameters) {
    if (parameters.getAll(name).length > 1) throw new OAuthError('invalid_request', 'A parameter came twice.')
    if (value !== '') Object.defineProperty(form, name, { value, enumerable: true })
  }
  return form
}

function refusalOf(thrown: unknown): OAuthError | undefined {
  if (thrown instanceof OAuthError) return thrown
  const status =
    (thrown as { statusCode?: number; status?: number }).statusCode ?? (thrown as DomainError).status
  if (status === 429)
    return new OAuthError('too_many_requests', 'Ask for fewer tokens; each holds for a while.')
  if (status === 503) return new OAuthError('temporarily_unavailable', 'Ask again in a moment.')
  if (status !== undefined && status < 500)
    return new OAuthError('invalid_request', `The request must be a form (${formType}) with a grant_type.`)
  return undefined
}

/** `invalid_request` and the like, in the standard's own form; what is no refusal goes to the application's. */
function answerRefusal(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(thrown)
  if (refusal === undefined) throw thrown
  if (thrown instanceof DomainError && thrown.retryAfterSeconds !== undefined)
    reply.header('retry-after', thrown.retryAfterSeconds)
  request.log.info({ error: refusal.code }, 'an access token was refused')
  return reply
    .code(refusal.status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ error: refusal.code, error_description: refusal.message }))
}

export interface OAuthRoutesDeps {
  readonly accessTokens: AccessTokens
  /** `https://smartym.bank.example`: then assertions for other names are refused, whatever the request calls the server. */
  readonly publicAddress: string | undefined
}

export function registerOAuthRoutes(
  app: FastifyInstance,
  { accessTokens, publicAddress }: OAuthRoutesDeps,
): void {
  function audiencesOf(request: FastifyRequest): string[] {
    const origin = publicAddress?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`
    return [origin, origin + path]
  }

  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(formType, { parseAs: 'string' }, async (_request: unknown, text: string) =>
      parseForm(text),
    )
    scope.setErrorHandler(answerRefusal)
    registerOperation(
      scope,
      operations.issueAccessToken,
      async ({ body: form, request, origin }) => {
        if (request.headers.authorization !== undefined)
          throw new OAuthError('invalid_client', 'Clients prove themselves by an assertion alone.')
        const audiences = audiencesOf(request)
        const issued = await accessTokens.issueAccessToken(form, { address: origin.address, audiences })
        const body = {
          access_token: issued.token,
          token_type: 'Bearer',
          expires_in: accessTokenLifeMs / 1000,
          scope: issued.permissions.join(' '),
        } as const
        return { status: 200, body }
      },
      { rateLimit },
    )
  })
}
