import { Fragment } from 'react'
import { Modal } from 'antd'
import { useTranslate } from '../../platform/language.ts'
import { useShownShortcuts } from '../../platform/shortcuts.ts'
import { Key } from '../../ui/texts.tsx'
import styles from './top-bar.module.css'

/** The keys that work on the page behind it. */
export function ShortcutsDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  const t = useTranslate()
  const shortcuts = useShownShortcuts()
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={t('console.key.help')} width={420}>
      <dl className={styles.keys}>
        {shortcuts.map(({ keys, label, phrase }) => (
          <Fragment key={keys}>
            <dt>
              <Key label={label} />
            </dt>
            <dd>{t(phrase)}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  )
}
