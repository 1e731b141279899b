import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import type { OrgUnitKind } from '@smartym/contract'
import { useFormat } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { MarkedText } from '../../ui/mark.tsx'
import { Facts, Panel } from '../../ui/panel.tsx'
import { useChangeUnit } from './organization.queries.ts'
import { CloseUnitDialog, CreateUnitDialog, RenameUnitDialog } from './unit.dialogs.tsx'
import type { Counts, TreeUnit } from './unit-tree.ts'
import styles from './organization.module.css'

export interface UnitPanelProps {
  readonly chosen: TreeUnit
  readonly parentKind: OrgUnitKind
  readonly parentName: string
  readonly onMove: () => void
  readonly onShow: (orgUnitId: string) => void
}

function useCountsText() {
  const t = useTranslate()
  const format = useFormat()
  return ({ accounts, devices }: Counts) =>
    t('console.organization.counts', { accounts: format.count(accounts), devices: format.count(devices) })
}

function UnitActs({ chosen: { unit }, parentKind, onMove, onShow }: Omit<UnitPanelProps, 'parentName'>) {
  const t = useTranslate()
  const { message } = App.useApp()
  const [open, setOpen] = useState<'create' | 'rename' | 'close'>()
  const reopen = useChangeUnit()
  const close = () => setOpen(undefined)
  if (unit.closedAt !== null) {
    const onError = (error: Error) => void message.error(error.message)
    return (
      <Button
        loading={reopen.isPending}
        onClick={() => reopen.mutate({ orgUnitId: unit.orgUnitId, isClosed: false }, { onError })}
      >
        {t('console.organization.reopen')}
      </Button>
    )
  }
  return (
    <span className={styles.acts}>
      <Button onClick={() => setOpen('rename')}>{t('console.organization.rename')}</Button>
      <Button onClick={onMove}>{t('console.organization.move')}</Button>
      <Button danger onClick={() => setOpen('close')}>
        {t('console.organization.close')}
      </Button>
      <Button type="primary" onClick={() => setOpen('create')}>
        {t('console.organization.add_below')}
      </Button>
      {open === 'create' && (
        <CreateUnitDialog
          parent={unit}
          onClose={close}
          onMade={(orgUnitId) => {
            close()
            onShow(orgUnitId)
          }}
        />
      )}
      {open === 'rename' && <RenameUnitDialog unit={unit} parentKind={parentKind} onClose={close} />}
      {open === 'close' && <CloseUnitDialog unit={unit} onClose={close} />}
    </span>
  )
}

/** One unit: what belongs to it, and what can be done with it. */
export function UnitPanel(props: UnitPanelProps) {
  const t = useTranslate()
  const mayChange = useMay('organization:change')
  const countsText = useCountsText()
  const { unit, own, all } = props.chosen
  return (
    <Panel title={unit.name} extra={mayChange && <UnitActs {...props} />}>
      {unit.closedAt !== null && (
        <MarkedText tone="grey" shape="dash" text={t('console.organization.closed')} />
      )}
      <Facts
        facts={[
          { name: t('console.organization.kind'), value: t(`console.organization.kind.${unit.kind}`) },
          { name: t('console.organization.parent'), value: props.parentName },
          { name: t('console.organization.own_counts'), value: countsText(own) },
          { name: t('console.organization.all_counts'), value: countsText(all) },
        ]}
      />
      <p className={styles.links}>
        <Link to="/accounts" search={{ unit: unit.orgUnitId }}>
          {t('console.organization.show_accounts')}
        </Link>
      </p>
    </Panel>
  )
}
