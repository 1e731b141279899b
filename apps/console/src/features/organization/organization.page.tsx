import { useState } from 'react'
import { ApartmentOutlined, PlusOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import { App, Button, Checkbox, Input, Tree } from 'antd'
import type { TreeDataNode } from 'antd'
import type { OrgUnitResponse } from '@smartym/contract'
import { useFormat } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { useShortcut } from '../../platform/shortcuts.ts'
import { ExportButton } from '../../ui/export-button.tsx'
import { EmptyNote, Note, ProblemNote } from '../../ui/notes.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { useOrganization } from './organization.queries.ts'
import type { OrganizationSearch } from './organization.search.ts'
import { CreateUnitDialog, MoveUnitDialog } from './unit.dialogs.tsx'
import { UnitPanel } from './unit.panel.tsx'
import { findUnit, treeOf, type TreeUnit, treeWith } from './unit-tree.ts'
import styles from './organization.module.css'

const route = getRouteApi('/frame/organization')

function useNodes() {
  const t = useTranslate()
  const format = useFormat()
  function nodesOf(tree: readonly TreeUnit[]): TreeDataNode[] {
    return tree.map(({ unit, all, below }) => {
      const isClosed = unit.closedAt !== null
      const counts = t('console.organization.counts', {
        accounts: format.count(all.accounts),
        devices: format.count(all.devices),
      })
      return {
        key: unit.orgUnitId,
        title: (
          <span className={styles.node} data-closed={isClosed}>
            <span>{unit.name}</span>
            <span className="quiet">
              {isClosed ? t('console.organization.closed') : t(`console.organization.kind.${unit.kind}`)}
            </span>
            <span className={styles.counts}>{counts}</span>
          </span>
        ),
        children: nodesOf(below),
      }
    })
  }
  return nodesOf
}

interface TreePanelProps {
  readonly tree: readonly TreeUnit[]
  readonly search: OrganizationSearch
  readonly onSearch: (changes: OrganizationSearch) => void
  readonly onDrop: (orgUnitId: string, parentId: string | null) => void
}

function TreePanel({ tree, search, onSearch, onDrop }: TreePanelProps) {
  const t = useTranslate()
  const mayChange = useMay('organization:change')
  const nodesOf = useNodes()
  const { unit, find = '', withClosed } = search
  const shown = treeWith(tree, find)
  return (
    <Panel title={t('console.organization.title')}>
      <div className={styles.filters}>
        <Input.Search
          key={find}
          allowClear
          defaultValue={find}
          maxLength={60}
          aria-label={t('console.organization.find')}
          placeholder={t('console.organization.find')}
          onSearch={(text) => onSearch({ find: text.trim() === '' ? undefined : text.trim() })}
        />
        <Checkbox
          checked={withClosed === true}
          onChange={({ target }) => onSearch({ withClosed: target.checked ? true : undefined })}
        >
          {t('console.organization.show_closed')}
        </Checkbox>
      </div>
      {mayChange && <p className="quiet">{t('console.organization.drag_help')}</p>}
      {shown.length === 0 ? (
        <EmptyNote title={t('console.list.none_found')} />
      ) : (
        <Tree
          key={`${find} ${String(withClosed)}`}
          blockNode
          defaultExpandAll
          draggable={mayChange && { icon: false }}
          aria-label={t('console.organization.title')}
          treeData={nodesOf(shown)}
          selectedKeys={unit === undefined ? [] : [unit]}
          onSelect={([key]) => {
            if (key !== undefined) onSearch({ unit: String(key) })
          }}
          onDrop={({ dragNode, node, dropToGap }) => {
            const target = findUnit(tree, String(node.key))?.unit
            onDrop(String(dragNode.key), dropToGap ? (target?.parentId ?? null) : String(node.key))
          }}
        />
      )}
    </Panel>
  )
}

interface Move {
  readonly unit: OrgUnitResponse
  /** Null for the top. */
  readonly to: string | null
}

/** Branches, groups and teams: looked at, added, renamed, moved by drag or form, closed (ADM-3). */
export function OrganizationPage() {
  const t = useTranslate()
  const format = useFormat()
  const { message } = App.useApp()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const mayChange = useMay('organization:change')
  const [isCreating, setCreating] = useState(false)
  const [move, setMove] = useState<Move>()
  const found = useOrganization(search.withClosed === true)
  useShortcut({ keys: 'n', label: 'N', phrase: 'console.key.new_unit' }, () => setCreating(true), mayChange)
  if (found.error) return <ProblemNote error={found.error} onRetry={() => void found.refetch()} />
  if (found.data === undefined) return <PageSkeleton />

  const tree = treeOf(found.data.units, found.data.counts)
  const chosen = findUnit(tree, search.unit)
  const parent = findUnit(tree, chosen?.unit.parentId ?? undefined)?.unit
  const change = (changes: OrganizationSearch) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true })
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      {t('console.organization.add')}
    </Button>
  )
  return (
    <Page
      title={t('console.organization.title')}
      isWide
      acts={
        <>
          <ExportButton
            list={{
              operation: 'exportOrgUnits',
              permission: 'organization:list',
              filter: search.withClosed === true ? { withClosed: true } : {},
            }}
            totalText={t('console.list.total', { count: format.count(found.data.units.length) })}
          />
          {mayChange && add}
        </>
      }
    >
      {found.data.units.length === 0 ? (
        <EmptyNote title={t('console.organization.empty')} text={t('console.organization.empty_text')} />
      ) : (
        <div className={styles.columns}>
          <TreePanel
            tree={tree}
            search={search}
            onSearch={change}
            onDrop={(orgUnitId, to) => {
              const unit = findUnit(tree, orgUnitId)?.unit
              if (unit !== undefined && unit.parentId !== to) setMove({ unit, to })
            }}
          />
          {chosen === undefined ? (
            <Note icon={<ApartmentOutlined />} title={t('console.organization.choose')} />
          ) : (
            <UnitPanel
              chosen={chosen}
              parentKind={parent?.kind ?? 'branch'}
              parentName={parent?.name ?? t('console.organization.top')}
              onMove={() => setMove({ unit: chosen.unit, to: chosen.unit.parentId })}
              onShow={(unit) => change({ unit })}
            />
          )}
        </div>
      )}
      {isCreating && (
        <CreateUnitDialog
          parent={null}
          onClose={() => setCreating(false)}
          onMade={(unit) => {
            setCreating(false)
            change({ unit })
          }}
        />
      )}
      {move !== undefined && (
        <MoveUnitDialog
          {...move}
          onChooseTo={(to) => setMove({ ...move, to })}
          onClose={() => setMove(undefined)}
          onMoved={() => {
            setMove(undefined)
            void message.success(t('console.organization.moved'))
          }}
        />
      )}
    </Page>
  )
}
