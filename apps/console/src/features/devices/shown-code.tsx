import { useEffect, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Typography } from 'antd'
import { toDataURL } from 'qrcode'
import type { RegistrationCodeResponse } from '@smartym/contract'
import { formatRegistrationLink } from '@smartym/rules/registration-link'
import { call } from '../../platform/api.ts'
import { formatDuration } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'
import { useServerSecond } from '../../platform/server-clock.ts'
import { MarkedText } from '../../ui/mark.tsx'

function QrCode({ secret }: { readonly secret: string }) {
  const t = useTranslate()
  const [image, setImage] = useState<string>()
  useEffect(() => {
    const link = formatRegistrationLink({ server: window.location.origin, secret })
    void toDataURL(link, { margin: 1, width: 176, errorCorrectionLevel: 'M' }).then(setImage)
  }, [secret])
  return <img src={image ?? 'data:,'} width="176" height="176" alt={t('console.registration.qr')} />
}

/** Has the phone come? Asked every two seconds while the code is good. */
function Progress({ code }: { readonly code: RegistrationCodeResponse }) {
  const t = useTranslate()
  const { registrationCodeId, expiresAt } = code
  const leftMs = Date.parse(expiresAt) - useServerSecond()
  const { data } = useQuery({
    queryKey: ['registration-codes', registrationCodeId],
    queryFn: ({ signal }) => call('getRegistrationCode', { params: { registrationCodeId } }, signal),
    refetchInterval: ({ state }) => (state.data?.device == null && leftMs > 0 ? 2_000 : false),
  })
  const device = data?.device ?? null
  if (device !== null) {
    const phrase = `console.registration.came_${device.state === 'active' ? 'active' : 'pending'}` as const
    return (
      <Alert
        type="success"
        showIcon
        title={t(phrase, { model: device.model })}
        action={
          <Link to="/devices/$deviceId" params={{ deviceId: device.deviceId }}>
            {t('console.registration.open')}
          </Link>
        }
      />
    )
  }
  if (leftMs <= 0) return <Alert type="warning" showIcon title={t('console.device.code_expired')} />
  return (
    <output className="quiet">
      <MarkedText tone="blue" shape="clock" text={t('console.registration.waiting')} />{' '}
      {t('console.device.code_left', { time: formatDuration(leftMs) })}
    </output>
  )
}

/** A single-use code as a person needs it, this once: to scan, to type, and whether the phone has come (SEC-1). */
export function ShownCode({ code }: { readonly code: RegistrationCodeResponse }) {
  const t = useTranslate()
  return (
    <>
      <p>{t('console.registration.scan')}</p>
      <QrCode secret={code.secret} />
      <p>
        <Typography.Text strong copyable style={{ fontSize: 24, overflowWrap: 'anywhere' }}>
          {code.code}
        </Typography.Text>
      </p>
      <p className="quiet">{t('console.device.code_text')}</p>
      <Progress code={code} />
    </>
  )
}
