import { createHash } from 'node:crypto'
import {
  type ImportAccountsRequest,
  type ImportColumn,
  type ImportedAccounts,
  maxImportRows,
} from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import { type Db, isDuplicateKey, type Tx } from '../../../platform/db/index.ts'
import { DomainError } from '../../../platform/errors/index.ts'
import { hasPermission, reachOf } from '../../../platform/http/index.ts'
import { readTable, TableUnreadableError } from '../../../platform/tables/index.ts'
import type { AuditRecorder } from '../../audit/index.ts'
import { type OrganizationSlice, scopeOf } from '../../organization/index.ts'
import { importFaulty, importUnreadable } from '../accounts.errors.ts'
import type { AccountsService, NewAccount } from '../accounts.service.ts'
import type { Keeper, People } from '../people/people.service.ts'
import { mayGive } from '../people/role-giving.rules.ts'
import type { PasswordChanges } from '../passwords/password-changes.service.ts'
import type { PasswordHasher } from '../passwords/password-hasher.ts'
import { createImportChanges, type ImportChangesDeps, type ToldChange } from './import-changes.service.ts'
import { readHeading, requiredColumns } from './import-columns.rules.ts'
import type { FoundFault, ImportedPerson } from './import-rows.rules.ts'
import { readRow } from './import-rows.rules.ts'
import { createImportUnits } from './import-units.service.ts'
import { createUnitFinder, pathKey } from './import-units.rules.ts'
import type { TakenValues } from './taken-values.view.ts'

export interface AccountImportsDeps extends ImportChangesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly audit: AuditRecorder
  readonly accounts: Pick<AccountsService, 'createAccounts' | 'forgetAgents'>
  readonly organization: Pick<
    OrganizationSlice,
    'unitNames' | 'listOrgUnits' | 'listUnitsInside' | 'lockTree' | 'createUnitInside' | 'ensureOpen'
  >
  readonly changes: Pick<PasswordChanges, 'initialPasswordFor'>
  readonly hasher: Pick<PasswordHasher, 'hashInitial'>
  readonly taken: TakenValues
  readonly people: Pick<People, 'changeInside'>
}

/** A file as it will be imported. */
export interface ImportPlan {
  readonly rows: number
  /** Those who are made accounts. */
  readonly people: readonly ImportedPerson[]
  readonly changes: readonly ToldChange[]
  /** Rows that say what is so already. */
  readonly unchanged: number
  readonly newUnits: readonly (readonly string[])[]
  readonly ignoredColumns: readonly string[]
  readonly faults: readonly FoundFault[]
}

type ImportFile = Pick<ImportAccountsRequest, 'file' | 'createsUnits' | 'updatesAccounts'>

const limits = { maxRows: maxImportRows + 2, maxColumns: 40, maxCellLength: 400 }
const hashesAtATime = 4
/** With the good rows alone, others get the database in between. */
const rowsATransaction = 500

const nothing = { rows: 0, people: [], changes: [], unchanged: 0, newUnits: [], ignoredColumns: [] }

/** People from a file: first what it would do, then all of it or what is right of it (ADM-3, INT-5). */
export function createAccountImports(deps: AccountImportsDeps) {
  const { db, clock, audit, accounts, organization, changes, hasher, taken } = deps
  const updates = createImportChanges(deps)
  const units = createImportUnits(organization)

  /** Throws `accounts.import_unreadable`. */
  async function rowsOf(file: string): Promise<readonly (readonly string[])[]> {
    try {
      return (await readTable(Buffer.from(file, 'base64'), limits)).rows
    } catch (error) {
      throw error instanceof TableUnreadableError ? importUnreadable() : error
    }
  }

  async function finderFor({ caller }: Keeper, createsUnits: boolean) {
    const scope = scopeOf(caller)
    const mayCreate = createsUnits && hasPermission(caller, 'organization:change')
    return createUnitFinder({
      units: await organization.listOrgUnits(scope, { withClosed: true }),
      createsUnits: mayCreate,
      mayCreateAtTop: scopeOf(reachOf(caller, 'organization:change')).orgUnitIds === null,
    })
  }

  /** What a file would do. Throws `accounts.import_unreadable`. */
  async function plan(
    keeper: Keeper,
    { file, createsUnits, updatesAccounts = false }: ImportFile,
  ): Promise<ImportPlan> {
    const [heading = [], ...rows] = await rowsOf(file)
    const { places, ignored } = readHeading(heading)
    const fault = (column: ImportColumn | null, name: FoundFault['fault']): FoundFault => ({
      row: 1,
      column,
      fault: name,
      value: null,
    })
    const missing = requiredColumns.filter((column) => !places.has(column))
    if (missing.length > 0)
      return {
        ...nothing,
        ignoredColumns: ignored,
        faults: missing.map((each) => fault(each, 'column_missing')),
      }
    const filled = rows.flatMap((cells, index) =>
      cells.some((cell) => cell !== '') ? [{ row: index + 2, cells }] : [],
    )
    if (filled.length === 0) return { ...nothing, faults: [fault(null, 'no_rows')] }
    if (filled.length > maxImportRows) return { ...nothing, faults: [fault(null, 'too_many_rows')] }
    const reader = {
      places,
      units: await finderFor(keeper, createsUnits),
      mayGive: (role: NewAccount['role']) => mayGive(keeper.caller.grants, role),
    }
    const thisYear = new Date(clock.now()).getUTCFullYear()
    const read = filled.map(({ row, cells }) => readRow(reader, row, cells, thisYear))
    const people = read.flatMap((each) => ('person' in each ? [each.person] : []))
    const wrong = read.flatMap((each) => ('faults' in each ? each.faults : []))
    const there = updatesAccounts ? await updates.findAccounts(keeper, people) : new Map()
    const owners = new Map([...there].map(([row, { id }]) => [row, id]))
    const doubles = await taken.findFaults(keeper.caller.companyId, people, owners)
    const badRows = new Set(doubles.map(({ row }) => row))
    const good = people.filter(({ row }) => !badRows.has(row))
    const known = good.filter(({ row }) => there.has(row))
    const fresh = good.filter(({ row }) => !there.has(row))
    const found = await updates.plan(keeper, known, there)
    return {
      rows: filled.length,
      people: fresh,
      changes: found.changes,
      unchanged: known.length - found.changes.length - found.faults.length,
      newUnits: newPathsOf([...fresh, ...found.changes.map(({ person }) => person)]),
      ignoredColumns: ignored,
      faults: [...wrong, ...doubles, ...found.faults].toSorted((a, b) => a.row - b.row),
    }
  }

  /* A password of the server's making has 90 bits of chance: the cheap hash keeps it as well as the dear one. */
  async function passwordsFor(companyId: string, people: readonly ImportedPerson[]) {
    const made: { person: ImportedPerson; initialPassword: string; passwordHash: string }[] = []
    let expiresAt = clock.now()
    for (let at = 0; at < people.length; at += hashesAtATime) {
      const some = people.slice(at, at + hashesAtATime).map(async (person) => {
        const { loginId, name, birthOn, phoneNumber } = person
        const owner = { login_id: loginId, name, birth_on: birthOn, phone_number: phoneNumber }
        const initial = await changes.initialPasswordFor({ company_id: companyId, ...owner })
        ;({ expiresAt } = initial)
        const passwordHash = await hasher.hashInitial(initial.initialPassword)
        return { person, initialPassword: initial.initialPassword, passwordHash }
      })
      made.push(...(await Promise.all(some)))
    }
    return { made, expiresAt }
  }

  return {
    plan,

    /** Throws `accounts.import_unreadable`, `accounts.import_faulty` when all rows are to be right and one is not. */
    async importAccounts(keeper: Keeper, asked: ImportAccountsRequest): Promise<ImportedAccounts> {
      const { caller, by } = keeper
      const planned = await plan(keeper, asked)
      const isWhole = asked.mode === 'all'
      const isNothing = planned.people.length === 0 && planned.changes.length === 0
      if (isNothing || (isWhole && planned.faults.length > 0))
        throw importFaulty({ faultCount: planned.faults.length })
      const { companyId } = caller
      const { made, expiresAt } = await passwordsFor(companyId, planned.people)

      type Work = { readonly person: ImportedPerson } & ((typeof made)[number] | ToldChange)
      const work: Work[] = [...made, ...planned.changes]

      async function write(tx: Tx, all: readonly Work[]): Promise<number> {
        const newPaths = newPathsOf(all.map(({ person }) => person))
        const { ids: unitIds, created } = await units.ensure(tx, keeper, newPaths)
        const changed = all.filter((each) => 'change' in each)
        const some = all.filter((each) => 'initialPassword' in each)
        const rows = some.map(({ person, passwordHash }): NewAccount => {
          const { unit, loginId, name, role, employeeNumber, extension, phoneNumber, carrier, birthOn } =
            person
          const orgUnitId = 'orgUnitId' in unit ? unit.orgUnitId : (unitIds.get(pathKey(unit.newPath)) ?? '')
          const known = { employeeNumber, extension, phoneNumber, carrier, birthOn }
          const password = { passwordHash, initialPasswordExpiresAt: expiresAt }
          return {
            companyId,
            orgUnitId,
            loginId,
            name,
            role,
            isAgent: role === 'agent',
            ...known,
            ...password,
          }
        })
        for (const orgUnitId of new Set(rows.map((row) => row.orgUnitId)))
          await organization.ensureOpen(tx, companyId, orgUnitId)
        await accounts.createAccounts(tx, by, rows)
        for (const each of changed)
          await deps.people.changeInside(tx, by, each.account.id, updates.withUnits(each, unitIds))
        await audit.record(tx, {
          ...by,
          kind: 'change',
          action: 'accounts.imported',
          object: { kind: 'account_import', id: null },
          detail: {
            rows: planned.rows,
            imported: rows.length,
            changed: changed.length,
            units: created,
            mode: asked.mode,
            sha256: createHash('sha256').update(asked.file, 'base64').digest('hex'),
          },
        })
        return created
      }

      const commit = (some: readonly Work[]) => db.transaction((tx) => write(tx, some))
      const { done, left, unitsCreated } = isWhole
        ? { done: work, left: [], unitsCreated: await commit(work).catch(throwTaken) }
        : await commitInParts(work, commit)
      const newcomers = done.filter((each) => 'initialPassword' in each)
      return {
        imported: newcomers.length,
        changed: done.length - newcomers.length,
        skipped: planned.rows - planned.unchanged - done.length,
        leftRows: left.map(({ person }) => person.row),
        unitsCreated,
        passwords: newcomers.map(({ person: { row, loginId, name }, initialPassword }) => ({
          row,
          loginId,
          name,
          initialPassword,
        })),
        expiresAt: new Date(expiresAt).toISOString(),
      }
    },
  }
}
export type AccountImports = ReturnType<typeof createAccountImports>

/* Somebody took a value since the file was looked at; looked at again it says which. */
function throwTaken(error: unknown): never {
  throw isDuplicateKey(error) ? importFaulty({ faultCount: 1 }) : error
}

interface Parts<T> {
  readonly done: readonly T[]
  readonly left: readonly T[]
  readonly unitsCreated: number
}

/**
 * What is committed is handed out, since its passwords are nowhere else: a part with a row that cannot be made any more is
 * committed row by row, and a server that cannot go on leaves the rest. Throws when nothing was committed.
 */
async function commitInParts<T>(
  all: readonly T[],
  commit: (some: readonly T[]) => Promise<number>,
): Promise<Parts<T>> {
  const done: T[] = []
  let unitsCreated = 0
  async function take(some: readonly T[]): Promise<void> {
    try {
      unitsCreated += await commit(some)
      done.push(...some)
    } catch (error) {
      const isOfARow = isDuplicateKey(error) || error instanceof DomainError
      if (!isOfARow) throw error
      if (some.length > 1) for (const one of some) await take([one])
    }
  }
  try {
    for (let at = 0; at < all.length; at += rowsATransaction) await take(all.slice(at, at + rowsATransaction))
  } catch (error) {
    if (done.length === 0) throw error
  }
  if (done.length === 0) throw importFaulty({ faultCount: all.length })
  const taken = new Set(done)
  return { done, left: all.filter((each) => !taken.has(each)), unitsCreated }
}

function newPathsOf(people: readonly ImportedPerson[]): (readonly string[])[] {
  const paths = new Map<string, readonly string[]>()
  for (const { unit } of people) if ('newPath' in unit) paths.set(pathKey(unit.newPath), unit.newPath)
  return [...paths.values()]
}
