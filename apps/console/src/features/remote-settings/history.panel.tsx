import { useState } from 'react'
import { Alert, Button, Form, Modal } from 'antd'
import type { SettingChangeResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useLanguage, useTranslate } from '../../platform/language.ts'
import { isProblem } from '../../platform/problem.ts'
import { useMay, useSession } from '../../platform/session.ts'
import { endOfDay, startOfDay } from '../../platform/zone.ts'
import { PeriodFilter } from '../../ui/common-filters.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { ListPanel } from '../../ui/list-panel.tsx'
import { SavedViews } from '../../ui/saved-views.tsx'
import { isFiltered } from '../../ui/search-filters.ts'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { useKeysetList } from '../../ui/use-keyset-list.ts'
import { useSettingDefinitions, useUndo } from './remote-settings.queries.ts'
import { placeOf, type SettingListProps } from './remote-settings.search.ts'
import styles from './remote-settings.module.css'
import { valueText } from './setting-values.ts'
import { useValueWords } from './value-words.ts'
import { ReasonField } from './reason-field.tsx'

function Values({ change }: { readonly change: SettingChangeResponse }) {
  const t = useTranslate()
  const language = useLanguage()
  const words = useValueWords()
  const definitions = useSettingDefinitions().data ?? []
  return (
    <ul className={styles.values}>
      {change.values.map((value) => {
        const definition = definitions.find(({ key }) => key === value.key)
        const text = (one: 'before' | 'after') =>
          definition === undefined || !(one in value)
            ? t('console.settings.inherited')
            : valueText(value[one], definition, words)
        const name = definition?.name[language] ?? value.key
        return (
          <li key={value.key} className="cut" title={`${name}: ${text('before')} → ${text('after')}`}>
            {name}: {text('before')} → <b>{text('after')}</b>
          </li>
        )
      })}
    </ul>
  )
}

interface UndoDialogProps {
  readonly change: SettingChangeResponse | undefined
  readonly onClose: () => void
}

function UndoDialog({ change, onClose }: UndoDialogProps) {
  const t = useTranslate()
  const undo = useUndo()
  const [form] = Form.useForm<{ reason: string }>()
  const close = () => {
    undo.reset()
    form.resetFields()
    onClose()
  }
  return (
    <Modal
      open={change !== undefined}
      title={t('console.settings.undo_title')}
      okText={t('console.settings.undo')}
      cancelText={t('console.cancel')}
      okButtonProps={{ loading: undo.isPending }}
      onOk={() => form.submit()}
      onCancel={close}
      destroyOnHidden
    >
      {change !== undefined && <Values change={change} />}
      {isProblem(undo.error) && <Alert type="error" showIcon title={undo.error.message} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => {
          if (change === undefined) return
          undo.mutate({ settingChangeId: change.settingChangeId, reason }, { onSuccess: close })
        }}
      >
        <ReasonField />
      </Form>
    </Modal>
  )
}

function useColumns(
  onUndo: (change: SettingChangeResponse) => void,
): readonly Column<SettingChangeResponse>[] {
  const t = useTranslate()
  const mayChange = useMay('settings:change')
  return [
    {
      key: 'time',
      title: t('console.field.at'),
      width: 180,
      cell: ({ changedAt }) => <TimeText at={changedAt} />,
    },
    {
      key: 'actor',
      title: t('console.field.actor'),
      width: 90,
      goesAs: 2,
      cell: ({ actorName }) => actorName ?? <NoValue />,
    },
    {
      key: 'target',
      title: t('console.settings.field.target'),
      width: 110,
      goesAs: 3,
      cell: ({ level, targetName }) =>
        level === 'company' ? t('console.settings.whole_company') : (targetName ?? <NoValue />),
    },
    {
      key: 'values',
      title: t('console.settings.field.values'),
      width: 280,
      cell: (change) => <Values change={change} />,
    },
    {
      key: 'reason',
      title: t('console.field.reason'),
      width: 150,
      goesAs: 1,
      cell: ({ reason }) => reason ?? <NoValue />,
    },
    {
      key: 'undo',
      title: t('console.settings.undo'),
      width: 130,
      cell: (change) => {
        if (change.undoneById !== null) return t('console.settings.was_undone')
        if (!mayChange) return change.undoesId === null ? <NoValue /> : t('console.settings.is_undo')
        return (
          <Button size="small" onClick={() => onUndo(change)}>
            {t('console.settings.undo')}
          </Button>
        )
      },
    },
  ]
}

/** Who changed what here, when and why; each can be taken back. */
export function HistoryPanel({ target, search, onSearch }: SettingListProps) {
  const t = useTranslate()
  const { timeZone } = useSession()
  const { from, to, cursor } = search
  const shown = { ...placeOf(search), tab: 'history' as const, from, to }
  const [undone, setUndone] = useState<SettingChangeResponse>()
  const query = {
    ...(target.level !== 'company' && target),
    ...(from !== undefined && { from: startOfDay(from, timeZone) }),
    ...(to !== undefined && { to: endOfDay(to, timeZone) }),
  }
  const list = useKeysetList<SettingChangeResponse>({
    key: ['remote-settings', 'changes'],
    filters: query,
    cursor,
    fetchPage: (page, signal) => call('listSettingChanges', { query: { ...query, ...page } }, signal),
  })
  return (
    <>
      <SavedViews
        list="setting-changes"
        views={[{ key: 'all', title: t('console.view.all'), search: { ...placeOf(search), tab: 'history' } }]}
        search={shown}
      />
      <ListPanel
        name="setting-changes"
        caption={t('console.settings.tab.history')}
        columns={useColumns(setUndone)}
        list={list}
        rowKey={({ settingChangeId }) => settingChangeId}
        filters={<PeriodFilter value={{ from, to }} onChange={onSearch} />}
        isFiltered={isFiltered({ from, to })}
        onClearFilters={() => onSearch({ from: undefined, to: undefined })}
        emptyTitle={t('console.settings.history_empty')}
        emptyText={t('console.settings.history_empty_text')}
        exported={{ operation: 'exportSettingChanges', permission: 'settings:read', filter: query }}
      />
      <UndoDialog change={undone} onClose={() => setUndone(undefined)} />
    </>
  )
}
