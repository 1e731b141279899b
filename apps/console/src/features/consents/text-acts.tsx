import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import type { ConsentTextDetail } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { useDeleteDraft, usePublish, useRetire } from './consents.queries.ts'
import { missingLanguages } from './draft-form.tsx'

/** What may be done to a text where it stands; each says what follows from it first. */
export function TextActs({ text }: { readonly text: ConsentTextDetail }) {
  const t = useTranslate()
  const { modal } = App.useApp()
  const navigate = useNavigate()
  const mayPublish = useMay('consents:publish')
  const { consentTextId, state } = text
  const kind = t(`consent_kind.${text.kind}`)
  const publish = usePublish(consentTextId, () => {})
  const retire = useRetire(consentTextId, () => {})
  const remove = useDeleteDraft(consentTextId, () => void navigate({ to: '/consents' }))
  if (!mayPublish) return null
  const ask = (
    title: string,
    content: string,
    okText: string,
    isGrave: boolean,
    run: () => Promise<unknown>,
  ) =>
    void modal.confirm({
      title,
      content,
      okText,
      cancelText: t('console.cancel'),
      okButtonProps: { danger: isGrave },
      onOk: () => run().catch(() => undefined),
    })
  if (state === 'draft')
    return (
      <>
        <Button
          danger
          onClick={() =>
            ask(
              t('console.consents.delete'),
              t('console.consents.delete_text'),
              t('console.consents.delete'),
              true,
              () => remove.mutateAsync(undefined),
            )
          }
        >
          {t('console.consents.delete')}
        </Button>
        <Button
          type="primary"
          disabled={missingLanguages(text).length > 0}
          onClick={() =>
            ask(
              t('console.consents.publish_title', { kind }),
              `${t('console.consents.publish_text')}${text.isRequired ? ` ${t('console.consents.publish_required_text')}` : ''}`,
              t('console.consents.publish'),
              false,
              () => publish.mutateAsync(undefined),
            )
          }
        >
          {t('console.consents.publish')}
        </Button>
      </>
    )
  if (state !== 'published') return null
  return (
    <Button
      danger
      onClick={() =>
        ask(
          t('console.consents.retire_title'),
          t('console.consents.retire_text'),
          t('console.consents.retire'),
          true,
          () => retire.mutateAsync(undefined),
        )
      }
    >
      {t('console.consents.retire')}
    </Button>
  )
}
