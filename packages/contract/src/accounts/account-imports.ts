import { Type, type Static } from 'typebox'
import { exportFormats, exportMediaTypes } from '../exports/exports.ts'
import { defineOperation } from '../operation.ts'
import { closed, Instant, named, nullable, oneOf } from '../schema.ts'
import { importColumns, importFaults, importModes } from './people.constants.ts'

/** Rows of one file, without its heading. */
export const maxImportRows = 30_000
const maxFileBytes = 12 * 1024 * 1024
const maxBase64Length = Math.ceil(maxFileBytes / 3) * 4

const file = {
  /** The file's bytes in base64: Excel (.xlsx) or CSV in UTF-8, UTF-16 or CP949. */
  file: Type.String({ minLength: 4, maxLength: maxBase64Length }),
  /** May units be made that the file names and that are not there. */
  createsUnits: Type.Boolean(),
  /** May rows with the login id of somebody who is there change that account; empty cells leave what it has. */
  updatesAccounts: Type.Optional(Type.Boolean({ default: false })),
}
export const PreviewAccountImportRequest = closed(file)
export const ImportAccountsRequest = closed({ ...file, mode: oneOf(importModes) })
export type ImportAccountsRequest = Static<typeof ImportAccountsRequest>

export const ImportFaultResponse = named(
  'ImportFault',
  Type.Object({
    /** As the spreadsheet counts: the heading is row 1. */
    row: Type.Integer(),
    column: nullable(oneOf(importColumns)),
    fault: oneOf(importFaults),
    /** What stands in the cell. */
    value: nullable(Type.String()),
    /** The reason in the caller's language. */
    text: Type.String(),
  }),
)
export type ImportFaultResponse = Static<typeof ImportFaultResponse>

/** What an import would change of an account that is there. */
export const ImportedChange = named(
  'ImportedChange',
  Type.Object({
    row: Type.Integer(),
    loginId: Type.String(),
    name: Type.String(),
    /** Numbers are masked, birth dates hidden; roles are words of the API. */
    values: Type.Array(
      Type.Object({
        column: oneOf(importColumns),
        before: nullable(Type.String()),
        after: nullable(Type.String()),
      }),
    ),
  }),
)
export type ImportedChange = Static<typeof ImportedChange>

export const AccountImportPreview = named(
  'AccountImportPreview',
  Type.Object({
    rows: Type.Integer(),
    /** Rows that can be done: accounts made, changed, or as the file has them already. */
    goodRows: Type.Integer(),
    /** Accounts that would be made. */
    newAccounts: Type.Integer(),
    /** Accounts that would be changed … */
    changeCount: Type.Integer(),
    /** … the first 1,000 of them, each with what changes. */
    changes: Type.Array(ImportedChange),
    /** Paths of units that would be made. */
    newUnits: Type.Array(Type.String()),
    /** Headings that mean nothing to us. */
    ignoredColumns: Type.Array(Type.String()),
    faultCount: Type.Integer(),
    /** The first 1,000. */
    faults: Type.Array(ImportFaultResponse),
  }),
)
export type AccountImportPreview = Static<typeof AccountImportPreview>

export const ImportedAccounts = named(
  'ImportedAccounts',
  Type.Object({
    /** Accounts made. */
    imported: Type.Integer(),
    /** Accounts changed. */
    changed: Type.Integer(),
    skipped: Type.Integer(),
    /** Of the rows skipped, those that were right and could not be made after all; they can be imported again. */
    leftRows: Type.Array(Type.Integer()),
    unitsCreated: Type.Integer(),
    /** Shown this once; kept nowhere. */
    passwords: Type.Array(
      Type.Object({
        row: Type.Integer(),
        loginId: Type.String(),
        name: Type.String(),
        initialPassword: Type.String(),
      }),
    ),
    expiresAt: Instant,
  }),
)
export type ImportedAccounts = Static<typeof ImportedAccounts>

const shared = { tag: 'accounts', permission: 'accounts:change', auth: ['session', 'api_key'] } as const
/** The JSON around the file's text needs some room. */
const bodyLimitBytes = maxBase64Length + 1024

export const accountImportOperations = {
  getAccountImportTemplate: defineOperation({
    ...shared,
    id: 'getAccountImportTemplate',
    method: 'GET',
    path: '/api/v1/account-imports/template',
    summary: 'An empty file with the columns that an import reads (ADM-3)',
    query: closed({ format: oneOf(exportFormats) }),
    responses: { 200: Type.Unknown() },
    errors: [],
    binary: 'application/octet-stream',
    mediaTypes: Object.values(exportMediaTypes),
  }),
  previewAccountImport: defineOperation({
    ...shared,
    id: 'previewAccountImport',
    method: 'POST',
    path: '/api/v1/account-imports/previews',
    summary: 'What an import would do, with every bad cell and its reason; nothing is written (ADM-3, INT-5)',
    body: PreviewAccountImportRequest,
    responses: { 200: AccountImportPreview },
    errors: ['accounts.import_unreadable'],
    bodyLimitBytes,
  }),
  importAccounts: defineOperation({
    ...shared,
    id: 'importAccounts',
    method: 'POST',
    path: '/api/v1/account-imports',
    summary:
      'Makes the accounts of a file, all or the good rows; initial passwords are told this once (ADM-3, INT-5)',
    body: ImportAccountsRequest,
    responses: { 201: ImportedAccounts },
    errors: ['accounts.import_unreadable', 'accounts.import_faulty'],
    bodyLimitBytes,
    reauthentication: true,
  }),
}
