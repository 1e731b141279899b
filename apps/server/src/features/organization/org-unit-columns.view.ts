import type { OrgUnitCounts, OrgUnitResponse } from '@smartym/contract'
import type { ExportColumn, Say, TimeText } from '../../platform/exports/index.ts'

/** A unit with what belongs to it itself. */
export interface CountedUnit extends OrgUnitResponse {
  /** Names from the top down. */
  readonly names: readonly string[]
  readonly accounts: number
  readonly devices: number
}

/** Units in their tree's order, each with its place in words; names of units above come from `unitNames`. */
export function countedUnitsOf(
  units: readonly OrgUnitResponse[],
  { items }: OrgUnitCounts,
  unitNames: ReadonlyMap<string, string>,
): CountedUnit[] {
  const counts = new Map(items.map((each) => [each.orgUnitId, each]))
  const counted = units.map((unit) => {
    const ids = unit.path.split('/').filter((id) => id !== '')
    const { accounts = 0, devices = 0 } = counts.get(unit.orgUnitId) ?? {}
    return { ...unit, names: ids.map((id) => unitNames.get(id) ?? ''), accounts, devices }
  })
  return counted.toSorted((a, b) => a.names.join('/').localeCompare(b.names.join('/'), 'ko'))
}

/** The columns of the tree of units as a file. */
export function orgUnitColumns(say: Say, timeText: TimeText): readonly ExportColumn<CountedUnit>[] {
  return [
    { title: say('console.organization.path'), width: 50, cell: ({ names }) => names.join(' / ') },
    { title: say('console.organization.name'), width: 20, cell: (unit) => unit.name },
    {
      title: say('console.organization.kind'),
      width: 10,
      cell: (unit) => say(`console.organization.kind.${unit.kind}`),
    },
    { title: say('console.organization.accounts'), width: 10, cell: (unit) => unit.accounts },
    { title: say('console.organization.devices'), width: 10, cell: (unit) => unit.devices },
    { title: say('console.organization.closed'), width: 20, cell: (unit) => timeText(unit.closedAt) },
    { title: say('console.organization.id'), width: 38, cell: (unit) => unit.orgUnitId },
  ]
}
