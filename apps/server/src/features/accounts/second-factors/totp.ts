import { generateSecret, generateURI, verifySync } from 'otplib'

const periodSeconds = 30
/** How far a phone's clock may be off, seconds. */
const toleranceSeconds = 30

export function createTotpSecret(): string {
  return generateSecret()
}

/** What a QR code holds for authenticator apps. */
export function totpUri(secret: string, account: { issuer: string; label: string }): string {
  return generateURI({ secret, issuer: account.issuer, label: account.label })
}

/** The time step that a code belongs to, if it is later than the last one taken; undefined for a wrong code (RFC 6238). */
export function findTotpStep(
  secret: string,
  code: string,
  { now, lastStep }: { now: number; lastStep: number | null },
): number | undefined {
  const epoch = Math.floor(now / 1000)
  const result = verifySync({ secret, token: code, epoch, epochTolerance: toleranceSeconds })
  if (!result.valid) return undefined
  const step = Math.floor(epoch / periodSeconds) + result.delta
  return lastStep === null || step > lastStep ? step : undefined
}
