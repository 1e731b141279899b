import { TreeSelect } from 'antd'
import type { OrgUnitResponse } from '@smartym/contract'
import { useTranslate } from '../platform/language.ts'
import { useOrgUnits } from '../platform/lookups.ts'

interface Node {
  readonly value: string
  readonly title: string
  readonly children: Node[]
}

/** The flat tree of the API as a nested one; a unit whose parent is not visible stands at the top. */
export function nestUnits(units: readonly OrgUnitResponse[]): Node[] {
  const nodes = new Map<string, Node>(
    units.map(({ orgUnitId, name }) => [orgUnitId, { value: orgUnitId, title: name, children: [] }]),
  )
  const top: Node[] = []
  for (const { orgUnitId, parentId } of units) {
    const node = nodes.get(orgUnitId)
    if (!node) continue
    const siblings = (parentId === null ? undefined : nodes.get(parentId)?.children) ?? top
    siblings.push(node)
  }
  return top
}

export interface OrgUnitSelectProps {
  /** Value and change come from the form when it stands in one. */
  readonly value?: string | undefined
  readonly onChange?: (orgUnitId: string | undefined) => void
  readonly id?: string
  readonly isWide?: boolean
  /** What none means; all units when absent. */
  readonly placeholder?: string
}

/** Chooses a branch, a group or a team. */
export function OrgUnitSelect(props: OrgUnitSelectProps) {
  const { value, onChange, id, isWide = false, placeholder } = props
  const t = useTranslate()
  const units = useOrgUnits()
  return (
    <TreeSelect
      value={units.some(({ orgUnitId }) => orgUnitId === value) ? value : undefined}
      treeData={nestUnits(units)}
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear
      {...(id !== undefined && { id })}
      style={{ width: isWide ? '100%' : 200 }}
      placeholder={placeholder ?? t('console.org_unit.all')}
      aria-label={t('console.field.org_unit')}
      onChange={(next: string | undefined) => onChange?.(next)}
    />
  )
}
