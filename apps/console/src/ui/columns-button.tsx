import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useTranslate } from '../platform/language.ts'
import { changePreferences, usePreferences } from '../platform/preferences.ts'
import type { Column } from './data-table.tsx'
import styles from './columns-button.module.css'

/** The columns that the reader chose for a list; the first always stays, for it says what a row is. */
export function chosenColumns<Row>(
  columns: readonly Column<Row>[],
  chosen: readonly string[] | undefined,
): readonly Column<Row>[] {
  return columns.filter((column, index) =>
    chosen === undefined ? column.isOptional !== true : index === 0 || chosen.includes(column.key),
  )
}

/** The columns of a list as the reader has them. */
export function useChosenColumns<Row>(list: string, columns: readonly Column<Row>[]): readonly Column<Row>[] {
  return chosenColumns(columns, usePreferences().columns[list])
}

/** Chooses the columns of a list; the choice is kept. */
export function ColumnsButton<Row>({
  list,
  columns,
}: {
  readonly list: string
  readonly columns: readonly Column<Row>[]
}) {
  const t = useTranslate()
  const { columns: kept } = usePreferences()
  const shown = chosenColumns(columns, kept[list]).map(({ key }) => key)
  const change = (keys: readonly string[] | undefined) => {
    const { [list]: _before, ...others } = kept
    changePreferences({ columns: keys === undefined ? others : { ...others, [list]: keys } })
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div className={styles.list}>
          {columns.slice(1).map(({ key, title }) => (
            <Checkbox
              key={key}
              checked={shown.includes(key)}
              onChange={({ target }) =>
                change(target.checked ? [...shown, key] : shown.filter((other) => other !== key))
              }
            >
              {title}
            </Checkbox>
          ))}
          <Button
            type="link"
            size="small"
            disabled={kept[list] === undefined}
            onClick={() => change(undefined)}
          >
            {t('console.list.default_columns')}
          </Button>
        </div>
      }
    >
      <Button
        icon={<SettingOutlined />}
        aria-label={t('console.list.columns')}
        title={t('console.list.columns')}
      />
    </Popover>
  )
}
