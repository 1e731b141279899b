/** What a registration QR code holds: where the server is, and the secret that lets one phone register (SEC-1). */
export interface RegistrationLink {
  /** Origin of the server, `https://smartym.bank.example`. */
  readonly server: string
  readonly secret: string
}

const scheme = 'smartym://register'
const linkForm = /^smartym:\/\/register\?server=([^&]+)&secret=([0-9A-Za-z]+)$/

export function formatRegistrationLink({ server, secret }: RegistrationLink): string {
  return `${scheme}?server=${encodeURIComponent(server)}&secret=${secret}`
}

/** Undefined for any other text. */
export function parseRegistrationLink(text: string): RegistrationLink | undefined {
  const [, server, secret] = linkForm.exec(text.trim()) ?? []
  if (server === undefined || secret === undefined) return undefined
  try {
    return { server: decodeURIComponent(server), secret }
  } catch {
    return undefined
  }
}

/** The secret inside of a link; undefined for a code that was typed. */
export function codeOfRegistrationLink(text: string): string | undefined {
  return parseRegistrationLink(text)?.secret
}
