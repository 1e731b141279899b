import { useQuery } from '@tanstack/react-query'
import { Table, type TableProps, Tag } from 'antd'
import type { OwnSignInResponse } from '@smartym/contract'
import { isPhraseKey } from '@smartym/phrases'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { Panel } from '../../../ui/panel.tsx'
import { ownSignInsQuery } from './own-account.queries.ts'
import styles from './own-account.module.css'

/** The last sign-ins and attempts, so that one sees what was not oneself (SEC-3). */
export function SignInsPanel() {
  const t = useTranslate()
  const format = useFormat()
  const { data } = useQuery(ownSignInsQuery)
  const say = (action: string) => {
    const key = `console.audit_action.${action}`
    return isPhraseKey(key) ? t(key) : action
  }
  const columns: TableProps<OwnSignInResponse>['columns'] = [
    { title: t('console.own.field.at'), render: (_, { at }) => format.time(at) },
    {
      title: t('console.own.field.what'),
      render: (_, { action, isRefused }) => (isRefused ? <Tag color="red">{say(action)}</Tag> : say(action)),
    },
    {
      title: t('console.own.field.where'),
      render: (_, { isOnPhone }) => t(isOnPhone ? 'console.own.on_phone' : 'console.own.on_console'),
    },
    { title: t('console.own.field.address'), dataIndex: 'address' },
  ]
  return (
    <Panel isFlush title={t('console.own.sign_ins')}>
      <p className={`quiet ${styles.note}`}>{t('console.own.sign_ins_text')}</p>
      <Table
        size="small"
        rowKey={({ at, action }) => `${at} ${action}`}
        pagination={false}
        loading={data === undefined}
        dataSource={data?.items ?? []}
        columns={columns}
      />
    </Panel>
  )
}
