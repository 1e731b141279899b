import { useRef, useState } from 'react'
import { App, Button, Modal } from 'antd'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { TimeText } from '../../ui/texts.tsx'
import { useChangeSeal, useSeal } from './forms.queries.ts'
import styles from './forms.module.css'

/** A file's bytes, base64. */
async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}

/** The company's seal, for administrators. */
export function CompanySealButton() {
  const t = useTranslate()
  const { message } = App.useApp()
  const maySeal = useMay('forms:seal')
  const [isOpen, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const seal = useSeal(isOpen).data
  const change = useChangeSeal(() => void message.success(t('console.forms.seal_saved')))
  const remove = useChangeSeal(() => {})
  if (!maySeal) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('console.forms.seal')}</Button>
      <Modal open={isOpen} title={t('console.forms.seal')} footer={null} onCancel={() => setOpen(false)}>
        <p className="quiet">{t('console.forms.seal_text')}</p>
        {seal === null && <p>{t('console.forms.seal_none')}</p>}
        {seal != null && (
          <p>
            <img
              className={styles.seal}
              alt={t('console.forms.seal')}
              src={`data:image/png;base64,${seal.png}`}
            />
            <br />
            {seal.changedByName} · <TimeText at={seal.changedAt} />
          </p>
        )}
        <input
          ref={input}
          type="file"
          accept="image/png"
          hidden
          aria-label={t('console.forms.seal_choose')}
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file !== undefined) void base64Of(file).then((png) => change.mutate(png))
          }}
        />
        <div className={styles.acts}>
          {seal != null && (
            <Button danger loading={remove.isPending} onClick={() => remove.mutate(null)}>
              {t('console.forms.seal_remove')}
            </Button>
          )}
          <Button type="primary" loading={change.isPending} onClick={() => input.current?.click()}>
            {t('console.forms.seal_choose')}
          </Button>
        </div>
      </Modal>
    </>
  )
}
