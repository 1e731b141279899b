import { getRouteApi } from '@tanstack/react-router'
import { App } from 'antd'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { ExportButton } from '../../../ui/export-button.tsx'
import { ProblemNote } from '../../../ui/notes.tsx'
import { PageSkeleton } from '../../../ui/page-skeleton.tsx'
import { Page } from '../../../ui/page.tsx'
import { RoleEditor } from './role-editor.tsx'
import { RoleList } from './role-list.tsx'
import { RolePanel } from './role.panel.tsx'
import { keyOfRole, useRoles } from './roles.queries.ts'
import styles from './roles.module.css'

const route = getRouteApi('/frame/roles')

/** Who may do what, and how far: built-in roles, and those that the company makes from them. */
export function RolesPage() {
  const t = useTranslate()
  const format = useFormat()
  const { message } = App.useApp()
  const { role: chosen, act } = route.useSearch()
  const navigate = route.useNavigate()
  const roles = useRoles()
  if (roles.error) return <ProblemNote error={roles.error} onRetry={() => void roles.refetch()} />
  if (roles.data === undefined) return <PageSkeleton />

  const role = roles.data.find((each) => keyOfRole(each) === chosen) ?? roles.data[0]
  if (role === undefined) return <PageSkeleton />
  const show = (key: string | undefined) => void navigate({ search: key === undefined ? {} : { role: key } })
  return (
    <Page
      title={t('console.roles.title')}
      isWide
      acts={
        <ExportButton
          list={{ operation: 'exportRoles', permission: 'accounts:list', filter: {} }}
          totalText={t('console.list.total', { count: format.count(roles.data.length) })}
        />
      }
    >
      <div className={styles.columns}>
        <RoleList roles={roles.data} chosen={keyOfRole(role)} />
        {act === undefined ? (
          <RolePanel
            key={keyOfRole(role)}
            role={role}
            onAct={(next) => void navigate({ search: { role: keyOfRole(role), act: next } })}
            onDeleted={() => {
              void message.success(t('console.roles.deleted'))
              show(undefined)
            }}
          />
        ) : (
          <RoleEditor
            key={`${keyOfRole(role)} ${act}`}
            role={role}
            isCopy={act === 'copy' || role.ownRoleId === null}
            onSaved={(saved) => {
              void message.success(t('console.roles.saved'))
              show(keyOfRole(saved))
            }}
            onCancel={() => show(keyOfRole(role))}
          />
        )}
      </div>
    </Page>
  )
}
