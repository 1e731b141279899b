/** A way to text a number: the company's gateway for messages. */
export interface TextMessages {
  /** Resolves when the message was taken over; throws when it was not. */
  send(message: { readonly phoneNumber: string; readonly text: string }): Promise<void>
}

const timeoutMs = 10_000

/** Posts `{"to": "+8210…", "text": "…"}` to the company's own gateway; any 2xx takes the message over. */
export class HttpTextMessages implements TextMessages {
  readonly #url: string
  readonly #token: string | undefined

  constructor(url: string, token?: string) {
    this.#url = url
    this.#token = token
  }

  async send({ phoneNumber, text }: { phoneNumber: string; text: string }): Promise<void> {
    const answer = await fetch(this.#url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
      },
      body: JSON.stringify({ to: phoneNumber, text }),
    })
    await answer.body?.cancel()
    if (!answer.ok) throw new Error(`the message gateway answered ${answer.status}`)
  }
}
