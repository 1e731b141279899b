import { Type, type TObject, type TProperties } from 'typebox'
import type { Permission } from '../permissions.ts'
import { closed, oneOf } from '../schema.ts'

/** What a list can be taken away as. */
export const exportFormats = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const exportMediaTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** Header of an export's answer: how many rows the file will have. */
export const exportRowsHeader = 'smartym-export-rows'

interface ListOperation<Path extends string, P extends TProperties> {
  readonly path: Path
  readonly tag: string
  /** Absent from a list that is always whole. */
  readonly query?: TObject<P>
}

/** What a list is filtered by: its query without the members that page it. */
type FilterOf<P extends TProperties> = TObject<Omit<P, 'limit' | 'cursor' | 'withTotal'>>

interface ExportNames<Id extends string> {
  readonly id: Id
  readonly summary: string
  readonly permission: Permission
  /** What the list itself may be refused with. */
  readonly errors?: readonly string[]
}

const pagingMembers: readonly string[] = ['limit', 'cursor', 'withTotal']

function filterOf<P extends TProperties>(query: TObject<P> | undefined): FilterOf<P> {
  const filter = Object.entries(query?.properties ?? {}).filter(([name]) => !pagingMembers.includes(name))
  return closed(Object.fromEntries(filter)) as unknown as FilterOf<P>
}

/**
 * The operation that exports exactly what a list shows: same filter, scope and masks, every page. It leaves a trace
 * with the reason before the first byte.
 */
export function defineExport<const Path extends string, const P extends TProperties, const Id extends string>(
  list: ListOperation<Path, P>,
  { id, summary, permission, errors = [] }: ExportNames<Id>,
) {
  return {
    id,
    method: 'POST',
    path: `${list.path}/exports` as `${Path}/exports`,
    tag: list.tag,
    summary,
    permission,
    auth: ['session'] as const,
    body: closed({
      format: oneOf(exportFormats),
      reason: Type.String({ minLength: 5, maxLength: 500 }),
      filter: filterOf(list.query),
    }),
    responses: { 200: Type.Unknown() },
    errors: ['exports.too_many_rows', ...errors],
    reauthentication: true,
    binary: 'application/octet-stream',
    mediaTypes: Object.values(exportMediaTypes),
  } as const
}

export const exportsErrors = { 'exports.too_many_rows': 422 } as const
