import { Radio } from 'antd'
import type { GrantablePermission, Grants, Scope } from '@smartym/contract'
import { companyWidePermissions, grantablePermissions, scopes } from '@smartym/contract/permissions'
import { useTranslate } from '../../../platform/language.ts'
import { Mark } from '../../../ui/mark.tsx'
import styles from './roles.module.css'

/** Columns of the table: nothing, then further and further. */
const columns = ['none', ...scopes] as const
type Column = (typeof columns)[number]

export interface GrantsTableProps {
  readonly grants: Grants
  /** What the built-in role grants, to see where this one differs. */
  readonly builtIn: Grants
  readonly isOnlyDifferences: boolean
  /** Left out, the table is only read. */
  readonly onChange?: ((grants: Grants) => void) | undefined
}

function withScope(grants: Grants, permission: GrantablePermission, column: Column): Grants {
  const { [permission]: _before, ...others } = grants
  return column === 'none' ? others : { ...others, [permission]: column }
}

function isOffered(permission: GrantablePermission, column: Column): boolean {
  return column === 'none' || column === 'all' || !companyWidePermissions.has(permission)
}

interface CellProps {
  readonly permission: GrantablePermission
  readonly column: Column
  readonly chosen: Column
  readonly onChoose: ((column: Column) => void) | undefined
}

function Cell({ permission, column, chosen, onChoose }: CellProps) {
  const t = useTranslate()
  const name = `${t(`console.permission.${permission}`)}: ${t(`console.scope.${column}`)}`
  if (!isOffered(permission, column)) return <td aria-hidden="true" />
  if (onChoose === undefined)
    return (
      <td data-chosen={column === chosen}>
        {column === chosen && column !== 'none' && (
          <>
            <Mark tone="green" shape="check" />
            <span className={styles.unseen}>{name}</span>
          </>
        )}
      </td>
    )
  return (
    <td data-chosen={column === chosen}>
      <Radio
        name={permission}
        value={column}
        checked={column === chosen}
        aria-label={name}
        onChange={() => onChoose(column)}
      />
    </td>
  )
}

/** What a role grants, and how far: a line a permission, a column a reach. */
export function GrantsTable({ grants, builtIn, isOnlyDifferences, onChange }: GrantsTableProps) {
  const t = useTranslate()
  const isDifferent = (permission: GrantablePermission) => grants[permission] !== builtIn[permission]
  const shown = isOnlyDifferences ? grantablePermissions.filter(isDifferent) : grantablePermissions
  const scopeText = (scope: Scope | undefined) => t(`console.scope.${scope ?? 'none'}`)
  return (
    <table className={styles.grants}>
      <thead>
        <tr>
          <th scope="col">{t('console.roles.permission')}</th>
          {columns.map((column) => (
            <th scope="col" key={column}>
              {t(`console.scope.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((permission) => (
          <tr key={permission} data-different={isDifferent(permission)}>
            <th scope="row">
              {t(`console.permission.${permission}`)}
              {isDifferent(permission) && (
                <span className={styles.difference}>
                  {t('console.roles.difference', { scope: scopeText(builtIn[permission]) })}
                </span>
              )}
            </th>
            {columns.map((column) => (
              <Cell
                key={column}
                permission={permission}
                column={column}
                chosen={grants[permission] ?? 'none'}
                onChoose={onChange && ((next) => onChange(withScope(grants, permission, next)))}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
