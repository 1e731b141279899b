const statuses = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_scope: 400,
  unsupported_grant_type: 400,
  too_many_requests: 429,
  temporarily_unavailable: 503,
} as const

/** A refusal in the form of RFC 6749, section 5.2. Its description is for developers, in English as the standard wants it. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError'
  readonly code: keyof typeof statuses
  readonly status: number

  constructor(code: keyof typeof statuses, description: string) {
    super(description)
    this.code = code
    this.status = statuses[code]
  }
}
