import { statSync } from 'node:fs'
import { join } from 'node:path'
import {
  type AuditAction,
  type AuditOrigin,
  auditSigningKeyName,
  generateSigningKey,
} from '../features/audit/index.ts'
import { formerNameOf, type KeyCount, makeHexKey, type SealedSet } from '../platform/keys/index.ts'
import { deleteSecret, renewSecret } from '../platform/secrets/index.ts'
import type { Container } from './container.ts'
import type { Environment } from './server.config.ts'

/** What lies under one key in one column. */
export interface InventoryLine extends KeyCount {
  readonly keyName: string
  readonly where: string
}

/** Why a command was not carried out, in a sentence for whoever runs it. */
export class KeyCommandError extends Error {
  override readonly name = 'KeyCommandError'
}

export interface RotationProgress {
  readonly where: string
  readonly rewrapped: number
  readonly total: number
}

export type RotatedContainer = Pick<
  Container,
  | 'config'
  | 'db'
  | 'clock'
  | 'audit'
  | 'organization'
  | 'accounts'
  | 'devices'
  | 'protection'
  | 'customers'
  | 'recordings'
>

/** Keys that each company has of its own. */
interface CompanyOwnKeys {
  readonly name: string
  renew(by: AuditOrigin): Promise<unknown>
  retire(by: AuditOrigin): Promise<{ retired: number; waiting: number }>
}

export interface KeyRotationDeps {
  readonly container: RotatedContainer
  readonly environment: Environment
  /** Name of the person in the shell. */
  readonly actorName: string
}

/** Rows that a running server may have written under the former key meanwhile are taken in another pass. */
const maxPasses = 3
/** Servers notice a new secret within ten seconds; this much later none writes under the former one any more. */
const noticedAfterMs = 60_000

const makers: Readonly<Record<string, () => string>> = {
  [auditSigningKeyName]: generateSigningKey,
  'second-factor-key': () => Buffer.from(makeHexKey(), 'hex').toString('base64'),
}
const rootKeyNames = new Set(['recording-root-key', 'transport-key-wrap', 'column-root-key'])

function setsOf(container: RotatedContainer): readonly SealedSet[] {
  const { recordings, devices, protection, customers, accounts, audit } = container
  return [recordings, devices, protection, customers, accounts, audit].flatMap(({ sealedSets }) => sealedSets)
}

/* A key of the installation concerns every company in it. */
function createCompanyActs({ container: { db, audit, organization }, actorName }: KeyRotationDeps) {
  const actor = { kind: 'server', id: 'shell', name: actorName } as const
  const originOf = (companyId: string): AuditOrigin => ({ companyId, actor, address: null, deviceId: null })

  return {
    async record(action: AuditAction, name: string, detail: Record<string, unknown> = {}): Promise<void> {
      const companies = await organization.listCompanies()
      await db.transaction(async (tx) => {
        for (const { companyId } of companies) {
          const object = { kind: 'key', id: name } as const
          await audit.record(tx, { ...originOf(companyId), kind: 'change', action, object, detail })
        }
      })
    },
    async eachCompany<T>(act: (by: AuditOrigin) => Promise<T>): Promise<T[]> {
      const made: T[] = []
      for (const { companyId } of await organization.listCompanies())
        made.push(await act(originOf(companyId)))
      return made
    },
  }
}

const sumOf = (counts: readonly KeyCount[]): number =>
  counts.reduce((sum, { rows, isPending }) => sum + (isPending ? rows : 0), 0)

function createSetsByKey(sets: readonly SealedSet[]) {
  function setsUnder(name: string): readonly SealedSet[] {
    const found = sets.filter(({ keyName }) => keyName === name)
    if (found.length > 0) return found
    const names = [...new Set(sets.map(({ keyName }) => keyName))].join(', ')
    throw new KeyCommandError(`there is no key "${name}" that can be rotated: it is one of ${names}`)
  }

  return {
    setsUnder,
    async countPending(name: string): Promise<number> {
      const counts = await Promise.all(setsUnder(name).map((set) => set.count()))
      return sumOf(counts.flat())
    },
    async rotateSet(set: SealedSet, onProgress: (progress: RotationProgress) => void): Promise<number> {
      const total = sumOf(await set.count())
      let rewrapped = 0
      for (let after: string | null = ''; after !== null;) {
        const page = await set.rotatePage(after)
        rewrapped += page.rewrapped
        onProgress({ where: set.where, rewrapped, total: Math.max(total, rewrapped) })
        after = page.next
      }
      return rewrapped
    },
  }
}

/** Inventory, renewal and rotation of keys, beside a running server (SEC-6). Every act stands in the usage history. */
export function createKeyRotation(deps: KeyRotationDeps) {
  const { container, environment } = deps
  const { config, clock, recordings, protection } = container
  const sets = setsOf(container)
  const place = { dir: join(config.dataDir, 'secrets'), environment }
  const { record, eachCompany } = createCompanyActs(deps)
  const { setsUnder, countPending, rotateSet } = createSetsByKey(sets)
  const companyKeys: readonly CompanyOwnKeys[] = [recordings.companyKeys, protection.columnKeys]

  function ensureOurs(name: string): void {
    if (config.kms.url === '' || !rootKeyNames.has(name)) return
    throw new KeyCommandError(
      `the key ${config.kms.keyPrefix}${name} lies in the key service: make a new version, and end old ones, there`,
    )
  }

  function ensureNoticed(name: string): void {
    const madeAt = statSync(join(place.dir, name), { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (clock.now() - madeAt < noticedAfterMs)
      throw new KeyCommandError('the new key is younger than a minute: a server may not know it yet')
  }

  /* Until a new key is used, everything lies under the key that is. */
  async function ensureUsed(): Promise<void> {
    const used = await eachCompany(({ companyId }) => protection.columnKeys.isNewestUsed(companyId))
    if (used.includes(false))
      throw new KeyCommandError('the new key is used from two minutes after it was made: begin again then')
  }

  async function retireOf(keys: CompanyOwnKeys): Promise<string> {
    if ((await countPending(keys.name)) > 0)
      throw new KeyCommandError(`former keys are still needed: rotate ${keys.name} first`)
    const ended = await eachCompany((origin) => keys.retire(origin))
    const retired = ended.reduce((sum, each) => sum + each.retired, 0)
    const waiting = ended.reduce((sum, each) => sum + each.waiting, 0)
    if (waiting > 0)
      throw new KeyCommandError(
        `${retired} former keys were destroyed, ${waiting} may still be needed: a server may not know the new one yet`,
      )
    return `${retired} former keys were destroyed`
  }

  return {
    async inventory(): Promise<InventoryLine[]> {
      const lines: InventoryLine[] = []
      for (const set of sets) {
        for (const count of await set.count())
          lines.push({ keyName: set.keyName, where: set.where, ...count })
      }
      return lines
    },

    /** Makes a new key; what is sealed from now on lies under it. Throws `KeyCommandError` and `SecretError`. */
    async renew(name: string): Promise<string> {
      setsUnder(name)
      const ofCompanies = companyKeys.find((each) => each.name === name)
      if (ofCompanies !== undefined) {
        const made = await eachCompany((origin) => ofCompanies.renew(origin))
        return `${made.length} companies have a new key; rotate ${name} puts everything under it`
      }
      ensureOurs(name)
      if ((await countPending(name)) > 0)
        throw new KeyCommandError(
          `something still lies under the key before the current one: rotate ${name} first`,
        )
      renewSecret(place, name, formerNameOf(name), (makers[name] ?? makeHexKey)())
      await record('system.key_renewed', name)
      return `${name} is new, the one before is kept in ${formerNameOf(name)}; rotate ${name} puts everything under it`
    },

    /**
     * Puts everything under the current key, page by page; what was rewrapped stays so when it is cut off. Returns how
     * many rows are left under others. Throws `KeyCommandError`.
     */
    async rotate(name: string, onProgress: (progress: RotationProgress) => void = () => {}) {
      const under = setsUnder(name)
      if (name === protection.columnKeys.name) await ensureUsed()
      await record('system.key_rotation_begun', name)
      let rewrapped = 0
      let pending = 0
      for (let pass = 0; pass < maxPasses; pass += 1) {
        for (const set of under) rewrapped += await rotateSet(set, onProgress)
        pending = await countPending(name)
        if (pending === 0) break
      }
      await record('system.key_rotated', name, { rewrapped, pending })
      return { rewrapped, pending }
    },

    /** Takes the former key away, once nothing lies under it. Throws `KeyCommandError` and `SecretError`. */
    async retire(name: string): Promise<string> {
      setsUnder(name)
      const ofCompanies = companyKeys.find((each) => each.name === name)
      if (ofCompanies !== undefined) return retireOf(ofCompanies)
      ensureOurs(name)
      const pending = await countPending(name)
      if (pending > 0)
        throw new KeyCommandError(`${pending} rows still lie under a former key: rotate ${name} first`)
      ensureNoticed(name)
      if (!deleteSecret(place, formerNameOf(name))) return `${name} has no former key`
      await record('system.key_retired', name)
      return `the former ${name} is gone`
    },
  }
}
export type KeyRotation = ReturnType<typeof createKeyRotation>
