import { useEffect, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { toDataURL } from 'qrcode'
import type { EnrolledSecondFactor, TotpSecret } from '@smartym/contract'
import { useTranslate } from '../../../platform/language.ts'
import { ProofForm } from './proof.form.tsx'
import styles from './second-factors.module.css'

export interface TotpEnrolmentProps {
  readonly begin: () => Promise<TotpSecret>
  readonly confirm: (code: string) => Promise<EnrolledSecondFactor>
  readonly onEnrolled: (enrolled: EnrolledSecondFactor) => void
  readonly size?: 'large' | 'middle'
}

const noPasskey = () => Promise.reject(new Error('an authenticator app is no passkey'))

function QrCode({ uri }: { readonly uri: string }) {
  const t = useTranslate()
  const [image, setImage] = useState<string>()
  useEffect(() => {
    void toDataURL(uri, { margin: 1, width: 176, errorCorrectionLevel: 'M' }).then(setImage)
  }, [uri])
  return (
    <div className={styles.qr}>
      <img src={image ?? 'data:,'} width="176" height="176" alt={t('console.totp.qr')} />
    </div>
  )
}

/** Sets an authenticator app up: QR code, key for typing, first code. */
export function TotpEnrolment({ begin, confirm, onEnrolled, size = 'middle' }: TotpEnrolmentProps) {
  const t = useTranslate()
  const { mutate, data } = useMutation({ mutationFn: begin })
  useEffect(() => {
    mutate()
  }, [mutate])
  if (data === undefined) return <Skeleton active />
  return (
    <>
      <p>{t('console.totp.scan')}</p>
      <QrCode uri={data.uri} />
      <p className={styles.secret}>
        <span className="quiet">{t('console.totp.secret')}</span>
        <br />
        <code>{(data.secret.match(/.{1,4}/g) ?? []).join(' ')}</code>
      </p>
      <ProofForm
        kinds={['totp']}
        size={size}
        requestPasskey={noPasskey}
        onProof={async (proof) => {
          if (proof.kind === 'totp') onEnrolled(await confirm(proof.code))
        }}
      />
    </>
  )
}
