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
import type { Keeper } from '../people/people.service.ts'
import { mayGive } from '../people/role-giving.rules.ts'
import type { PasswordChanges } from '../passwords/password-changes.service.ts'
import type { PasswordHasher } from '../passwords/password-hasher.ts'
import { readHeading, requiredColumns } from './import-columns.rules.ts'
import type { FoundFault, ImportedPerson } from './import-rows.rules.ts'
import { readRow } from './import-rows.rules.ts'
import { createImportUnits } from './import-units.service.ts'
import { createUnitFinder, pathKey } from './import-units.rules.ts'
import type { TakenValues } from './taken-values.view.ts'

export interface AccountImportsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly audit: AuditRecorder
  readonly accounts: Pick<AccountsService, 'createAccounts' | 'forgetAgents'>
  readonly organization: Pick<
    OrganizationSlice,
    'listOrgUnits' | 'listUnitsInside' | 'lockTree' | 'createUnitInside' | 'ensureOpen'
  >
  readonly changes: Pick<PasswordChanges, 'initialPasswordFor'>
  readonly hasher: Pick<PasswordHasher, 'hashInitial'>
  readonly taken: TakenValues
}

/** A file as it will be imported. */
export interface ImportPlan {
  readonly rows: number
  readonly people: readonly ImportedPerson[]
  readonly newUnits: readonly (readonly string[])[]
  readonly ignoredColumns: readonly string[]
  readonly faults: readonly FoundFault[]
}

type ImportFile = Pick<ImportAccountsRequest, 'file' | 'createsUnits'>

const limits = { maxRows: maxImportRows + 2, maxColumns: 40, maxCellLength: 400 }
const hashesAtATime = 4
/** With the good rows alone, others get the database in between. */
const rowsATransaction = 500

const nothing = { rows: 0, people: [], newUnits: [], ignoredColumns: [] }

/** People from a file: first what it would do, then all of it or what is right of it (ADM-3, INT-5). */
export function createAccountImports(deps: AccountImportsDeps) {
  const { db, clock, audit, accounts, organization, changes, hasher, taken } = deps
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
  async function plan(keeper: Keeper, { file, createsUnits }: ImportFile): Promise<ImportPlan> {
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
    const doubles = await taken.findFaults(keeper.caller.companyId, people)
    const badRows = new Set(doubles.map(({ row }) => row))
    const good = people.filter(({ row }) => !badRows.has(row))
    return {
      rows: filled.length,
      people: good,
      newUnits: newPathsOf(good),
      ignoredColumns: ignored,
      faults: [...wrong, ...doubles].toSorted((a, b) => a.row - b.row),
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
      if (planned.people.length === 0 || (isWhole && planned.faults.length > 0))
        throw importFaulty({ faultCount: planned.faults.length })
      const { companyId } = caller
      const { made, expiresAt } = await passwordsFor(companyId, planned.people)

      async function write(tx: Tx, some: typeof made): Promise<number> {
        const newPaths = newPathsOf(some.map(({ person }) => person))
        const { ids: unitIds, created } = await units.ensure(tx, keeper, newPaths)
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
        await audit.record(tx, {
          ...by,
          kind: 'change',
          action: 'accounts.imported',
          object: { kind: 'account_import', id: null },
          detail: {
            rows: planned.rows,
            imported: rows.length,
            units: created,
            mode: asked.mode,
            sha256: createHash('sha256').update(asked.file, 'base64').digest('hex'),
          },
        })
        return created
      }

      const commit = (some: typeof made) => db.transaction((tx) => write(tx, some))
      const { done, left, unitsCreated } = isWhole
        ? { done: made, left: [], unitsCreated: await commit(made).catch(throwTaken) }
        : await commitInParts(made, commit)
      return {
        imported: done.length,
        skipped: planned.rows - done.length,
        leftRows: left.map(({ person }) => person.row),
        unitsCreated,
        passwords: done.map(({ person: { row, loginId, name }, initialPassword }) => ({
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
  commit: (some: T[]) => Promise<number>,
): Promise<Parts<T>> {
  const done: T[] = []
  let unitsCreated = 0
  async function take(some: readonly T[]): Promise<void> {
    try {
      unitsCreated += await commit([...some])
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
