import { useCallback, useEffect } from 'react'
import { AppstoreOutlined, FullscreenOutlined, SearchOutlined, TableOutlined } from '@ant-design/icons'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Input, Segmented } from 'antd'
import { useTranslate } from '../../platform/language.ts'
import { useOrgUnits } from '../../platform/lookups.ts'
import { changePreferences, usePreferences } from '../../platform/preferences.ts'
import { useShortcut } from '../../platform/shortcuts.ts'
import { OrgUnitSelect } from '../../ui/org-unit-select.tsx'
import { Page } from '../../ui/page.tsx'
import { AgentPanel } from './agent-panel.tsx'
import { BoardArea } from './board-area.tsx'
import { countBoard } from './board-rows.ts'
import type { BoardSearch } from './board.search.ts'
import { LinkState } from './link-state.tsx'
import { Strip } from './strip.tsx'
import { useBoard } from './use-board.ts'
import { Wall } from './wall.tsx'
import styles from './board.module.css'

const route = getRouteApi('/frame/board')

/** The unit of the address, else the one chosen last time; `all` in the address overrules the memory. */
function useUnit(search: BoardSearch) {
  const { boardUnitId } = usePreferences()
  const units = useOrgUnits()
  const kept = units.some((unit) => unit.orgUnitId === boardUnitId) ? (boardUnitId ?? undefined) : undefined
  const chosen = search.unit ?? kept
  return chosen === 'all' ? undefined : chosen
}

/** The live board by user: choose a unit, see who is stuck (MON-4). */
export function BoardPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const preferences = usePreferences()
  const unit = useUnit(search)
  const units = useOrgUnits()
  const { board, streamState } = useBoard(unit)
  const layout = search.layout ?? preferences.boardLayout
  const change = useCallback(
    (changes: BoardSearch) =>
      void navigate({ search: (before) => ({ ...before, ...changes }), replace: true }),
    [navigate],
  )
  const setWall = (wall: true | undefined) => {
    change({ wall, agent: undefined })
    if (wall) void document.documentElement.requestFullscreen?.().catch(() => undefined)
    else if (document.fullscreenElement) void document.exitFullscreen()
  }
  useShortcut({ keys: 'f', label: 'F', phrase: 'console.key.wall' }, () =>
    setWall(search.wall ? undefined : true),
  )
  useShortcut(
    { keys: 'escape', label: 'Esc', phrase: 'console.key.leave_wall' },
    () => setWall(undefined),
    search.wall === true,
  )

  useEffect(() => {
    // Leaving full screen by the browser's own key leaves the wall too.
    const follow = () => {
      if (!document.fullscreenElement) change({ wall: undefined })
    }
    document.addEventListener('fullscreenchange', follow)
    return () => document.removeEventListener('fullscreenchange', follow)
  })

  const counts = countBoard(board?.values() ?? [])
  const unitName = units.find(({ orgUnitId }) => orgUnitId === unit)?.name
  if (search.wall) {
    return (
      <Wall
        board={board}
        counts={counts}
        units={units}
        title={unitName}
        show={search.show}
        streamState={streamState}
      />
    )
  }
  const agent = search.agent === undefined ? undefined : board?.get(search.agent)
  return (
    <Page
      title={t('console.board.title')}
      beside={<LinkState state={streamState} />}
      isWide
      acts={
        <>
          <Input
            className={styles.finder ?? ''}
            allowClear
            prefix={<SearchOutlined />}
            placeholder={t('console.board.find')}
            aria-label={t('console.board.find')}
            value={search.find ?? ''}
            onChange={({ target }) => change({ find: target.value === '' ? undefined : target.value })}
          />
          <OrgUnitSelect
            value={unit}
            onChange={(next) => {
              changePreferences({ boardUnitId: next ?? null })
              change({ unit: next ?? 'all' })
            }}
          />
          <Segmented<'cards' | 'table'>
            value={layout}
            aria-label={t('console.board.layout')}
            options={[
              { value: 'cards', icon: <AppstoreOutlined />, title: t('console.board.cards') },
              { value: 'table', icon: <TableOutlined />, title: t('console.board.table') },
            ]}
            onChange={(next) => {
              changePreferences({ boardLayout: next })
              change({ layout: next })
            }}
          />
          <Button icon={<FullscreenOutlined />} onClick={() => setWall(true)}>
            {t('console.board.wall')}
          </Button>
        </>
      }
    >
      <Strip counts={counts} show={search.show} onShow={(show) => change({ show })} />
      <BoardArea
        board={board}
        units={units}
        search={search}
        layout={layout}
        streamState={streamState}
        onChange={change}
      />
      <AgentPanel row={agent} onClose={() => change({ agent: undefined })} />
    </Page>
  )
}
