import type { OrgUnitCounts, OrgUnitResponse } from '@smartym/contract'

export interface Counts {
  readonly accounts: number
  readonly devices: number
}

/** A unit with those below it and what belongs to them. */
export interface TreeUnit {
  readonly unit: OrgUnitResponse
  /** Of the unit itself. */
  readonly own: Counts
  /** With those below it. */
  readonly all: Counts
  readonly below: readonly TreeUnit[]
}

const add = (a: Counts, b: Counts): Counts => ({
  accounts: a.accounts + b.accounts,
  devices: a.devices + b.devices,
})

/** The flat tree as a nested one, by name; a unit whose parent is out of reach stands at the top. */
export function treeOf(
  units: readonly OrgUnitResponse[],
  counts: OrgUnitCounts['items'],
): readonly TreeUnit[] {
  const known = new Set(units.map(({ orgUnitId }) => orgUnitId))
  const own = new Map(counts.map(({ orgUnitId, accounts, devices }) => [orgUnitId, { accounts, devices }]))
  const children = Map.groupBy(units, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  )
  function below(parentId: string | null): readonly TreeUnit[] {
    return (children.get(parentId) ?? [])
      .toSorted((a, b) => a.name.localeCompare(b.name, 'ko', { numeric: true }))
      .map((unit) => {
        const inner = below(unit.orgUnitId)
        const mine = own.get(unit.orgUnitId) ?? { accounts: 0, devices: 0 }
        return { unit, own: mine, below: inner, all: inner.reduce((sum, { all }) => add(sum, all), mine) }
      })
  }
  return below(null)
}

/** Only what has the text in its name, with what stands above it. */
export function treeWith(tree: readonly TreeUnit[], text: string): readonly TreeUnit[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return tree
  return tree.flatMap((each) => {
    if (each.unit.name.toLowerCase().includes(wanted)) return [each]
    const below = treeWith(each.below, text)
    return below.length === 0 ? [] : [{ ...each, below }]
  })
}

export function findUnit(tree: readonly TreeUnit[], orgUnitId: string | undefined): TreeUnit | undefined {
  for (const each of tree) {
    if (each.unit.orgUnitId === orgUnitId) return each
    const found = findUnit(each.below, orgUnitId)
    if (found !== undefined) return found
  }
  return undefined
}
