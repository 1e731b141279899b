import type { ImportedAccounts } from '@smartym/contract'

/** The server takes no more. */
export const maxFileBytes = 12 * 1024 * 1024

/** Bytes as the API takes them. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts: string[] = []
  const step = 0x8000
  for (let at = 0; at < bytes.length; at += step)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + step)))
  return btoa(parts.join(''))
}

/* A spreadsheet takes what begins so for a formula. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/

function cellOf(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The passwords as a CSV file that Excel opens. */
export function passwordsFile(passwords: ImportedAccounts['passwords'], heading: readonly string[]): Blob {
  const rows = passwords.map(({ loginId, name, initialPassword }) => [loginId, name, initialPassword])
  const lines = [heading, ...rows].map((cells) => cells.map(cellOf).join(','))
  return new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' })
}
