import { createHmac } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { type PhraseKey, phrase } from '@smartym/phrases'

/** A phrase of the Korean console. */
export const words = (key: PhraseKey, params?: Record<string, string>) => phrase('ko', key, params)
const stepSeconds = 30

function bytesOfBase32(text: string): Buffer {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = Array.from(text, (letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** What an authenticator app shows (RFC 6238), some steps from now. */
export function totp(secret: string, stepsAhead = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000 / stepSeconds) + stepsAhead))
  const mac = createHmac('sha1', bytesOfBase32(secret)).update(counter).digest()
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0xf) & 0x7fff_ffff
  return String(number % 1_000_000).padStart(6, '0')
}

/** Types both into the page of signing in and sends them. */
export async function typePassword(page: Page, loginId: string, password: string): Promise<void> {
  await page.getByLabel(words('console.sign_in.login_id')).fill(loginId)
  await page.getByLabel(words('console.sign_in.password'), { exact: true }).fill(password)
  await page.getByRole('button', { name: words('console.sign_in'), exact: true }).click()
}

/** Signs out. */
export async function leave(page: Page): Promise<void> {
  // A dialog that is still closing takes the focus back, and the menu with it.
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: words('console.account') }).click()
  await page.getByRole('menuitem', { name: words('console.sign_out') }).click()
  await page.waitForURL('**/sign-in')
}
