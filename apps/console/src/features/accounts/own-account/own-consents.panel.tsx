import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Collapse } from 'antd'
import type { OwnConsent } from '@smartym/contract'
import { call } from '../../../platform/api.ts'
import { useLanguage, useTranslate } from '../../../platform/language.ts'
import { Panel } from '../../../ui/panel.tsx'
import { TimeText } from '../../../ui/texts.tsx'
import styles from './own-account.module.css'

const key = ['own-consents'] as const

function useWithdrawal() {
  const t = useTranslate()
  const client = useQueryClient()
  const { message } = App.useApp()
  return useMutation({
    mutationFn: (consentTextId: string) => call('withdrawOwnConsent', { params: { consentTextId } }),
    onSuccess: () => void message.success(t('console.consents.own_withdrawn')),
    onError: (error) => void message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  })
}

function Words({ consent }: { readonly consent: OwnConsent }) {
  const t = useTranslate()
  const language = useLanguage()
  const { modal } = App.useApp()
  const withdraw = useWithdrawal()
  const { standing, consentTextId } = consent
  return (
    <>
      <p className={styles.words}>{consent.body[language]}</p>
      {standing !== 'given' && <p className="quiet">{t('console.consents.own_give_help')}</p>}
      {standing === 'given' && (
        <Button
          danger
          loading={withdraw.isPending}
          onClick={() =>
            void modal.confirm({
              title: t('console.consents.own_withdraw_title'),
              content: t('console.consents.own_withdraw_text'),
              okText: t('console.consents.own_withdraw'),
              cancelText: t('console.cancel'),
              okButtonProps: { danger: true },
              onOk: () => withdraw.mutateAsync(consentTextId).catch(() => undefined),
            })
          }
        >
          {t('console.consents.own_withdraw')}
        </Button>
      )}
    </>
  )
}

/** What an agent agreed to on the phone, to be read and taken back (DIS-4). */
export function OwnConsentsPanel() {
  const t = useTranslate()
  const language = useLanguage()
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('listOwnConsents', {}, signal),
  })
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <Panel title={t('console.consents.own_title')}>
      <Collapse
        ghost
        items={items.map((consent) => ({
          key: consent.consentTextId,
          label: consent.title[language],
          extra: (
            <>
              {t(`console.consent_standing.${consent.standing}`)}{' '}
              {consent.standing === 'given' && <TimeText at={consent.givenAt} />}
            </>
          ),
          children: <Words consent={consent} />,
        }))}
      />
    </Panel>
  )
}
