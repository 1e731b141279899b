import type { SecondFactorKind } from '@smartym/contract'
import type { SecondFactorRow } from '../accounts.table.ts'
import type { KnownPasskey } from './passkeys.ts'

export function isPasskeyRow(
  row: SecondFactorRow,
): row is SecondFactorRow & { credential_id: string; public_key: Uint8Array; counter: number } {
  return row.kind === 'passkey' && row.credential_id !== null && row.public_key !== null
}

export function knownPasskeyOf(row: SecondFactorRow): KnownPasskey | undefined {
  if (!isPasskeyRow(row)) return undefined
  const transports = JSON.parse(row.transports ?? '[]') as string[]
  return {
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports,
  }
}

export function knownPasskeysOf(rows: readonly SecondFactorRow[]): KnownPasskey[] {
  return rows.flatMap((row) => knownPasskeyOf(row) ?? [])
}

/** Ways in which an account can show a second factor, of what it has. */
export function secondFactorKindsOf(
  rows: readonly SecondFactorRow[],
  recoveryCodesLeft: number,
): SecondFactorKind[] {
  const kinds = new Set<SecondFactorKind>(rows.map((row) => row.kind))
  if (rows.length > 0 && recoveryCodesLeft > 0) kinds.add('recovery_code')
  return [...kinds]
}
