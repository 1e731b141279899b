import type { OrgUnitResponse } from '@smartym/contract'
import { describe, expect, test } from 'vitest'
import { findUnit, treeOf, treeWith } from './unit-tree.ts'

const unit = (orgUnitId: string, parentId: string | null, name: string): OrgUnitResponse => ({
  orgUnitId,
  parentId,
  kind: 'team',
  name,
  path: '/',
  closedAt: null,
})

const units = [
  unit('seoul', null, '서울'),
  unit('t10', 'seoul', '상담10팀'),
  unit('t2', 'seoul', '상담2팀'),
  unit('inner', 't2', '야간조'),
  unit('stray', 'out of reach', '부산'),
]
const counts = [
  { orgUnitId: 'seoul', accounts: 1, devices: 0 },
  { orgUnitId: 't2', accounts: 5, devices: 4 },
  { orgUnitId: 'inner', accounts: 2, devices: 2 },
]

describe('the tree of units', () => {
  const tree = treeOf(units, counts)

  test('ADM-3: units stand below their parents, by name with numbers as numbers; strays stand at the top', () => {
    expect(tree.map((each) => each.unit.name)).toEqual(['부산', '서울'])
    expect(tree[1]?.below.map((each) => each.unit.name)).toEqual(['상담2팀', '상담10팀'])
  })

  test('ADM-3: a unit counts its own and those below it', () => {
    expect(findUnit(tree, 'seoul')).toMatchObject({
      own: { accounts: 1, devices: 0 },
      all: { accounts: 8, devices: 6 },
    })
    expect(findUnit(tree, 't10')?.all).toEqual({ accounts: 0, devices: 0 })
    expect(findUnit(tree, 'nowhere')).toBeUndefined()
  })

  test('ADM-3: what is searched for is shown with what stands above it', () => {
    const found = treeWith(tree, '야간')
    expect(found.map((each) => each.unit.name)).toEqual(['서울'])
    expect(found[0]?.below.map((each) => each.unit.name)).toEqual(['상담2팀'])
    expect(treeWith(tree, ' ')).toBe(tree)
  })
})
