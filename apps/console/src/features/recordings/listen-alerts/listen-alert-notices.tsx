import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslate } from '../../../platform/language.ts'
import { useMay } from '../../../platform/session.ts'
import { useEvents } from '../../../platform/use-events.ts'
import { alertsKey } from './listen-alerts.search.ts'

/** Tells whoever looks into unusual listening that an alert was raised, wherever one is, and keeps their list fresh (SEC-8). */
export function ListenAlertNotices() {
  const t = useTranslate()
  const { message } = App.useApp()
  const queryClient = useQueryClient()
  useEvents(
    ['listen_alert.changed'],
    ({ data }) => {
      void queryClient.invalidateQueries({ queryKey: alertsKey })
      if (data.isListenAlertOpen !== true || data.listenAlertKind === undefined) return
      void message.open({
        type: 'warning',
        content: t(`console.alerts.raised.${data.listenAlertKind}`),
        duration: 10,
        key: data.listenAlertId ?? '',
      })
    },
    useMay('recordings:view_alerts'),
  )
  return null
}
