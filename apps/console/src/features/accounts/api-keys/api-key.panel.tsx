import { useState } from 'react'
import { Button, Drawer } from 'antd'
import type { ApiKeyResponse } from '@smartym/contract'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { type Fact, Facts } from '../../../ui/panel.tsx'
import { NoValue } from '../../../ui/texts.tsx'
import { permissionText } from './api-key-values.ts'
import { ApiKeyState, LastUse } from './api-keys.columns.tsx'
import styles from './api-keys.module.css'
import { ChangeDialog } from './change.dialog.tsx'
import { EndPreviousDialog, RevokeDialog } from './end.dialogs.tsx'
import { RotateDialog } from './rotate.dialog.tsx'

function Lines({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return <NoValue />
  return (
    <ul className={styles.list}>
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Previous({ previous }: { readonly previous: NonNullable<ApiKeyResponse['previous']> }) {
  const t = useTranslate()
  const format = useFormat()
  const { endsAt, lastUsedAt } = previous
  return (
    <>
      {t('console.api_keys.previous_until', { time: format.time(endsAt) })}
      <br />
      <span className="quiet">
        {lastUsedAt === null
          ? t('console.api_keys.never_used')
          : t('console.api_keys.previous_used', { time: format.time(lastUsedAt) })}
      </span>
    </>
  )
}

function useBounds(apiKey: ApiKeyResponse): readonly Fact[] {
  const t = useTranslate()
  const format = useFormat()
  const { orgUnitId, orgUnitName, networks, origins, permissions, expiresAt } = apiKey
  const words = permissions.map((permission) => permissionText(t, permission))
  return [
    { name: t('console.api_keys.permissions'), value: <Lines of={words} /> },
    {
      name: t('console.api_keys.unit'),
      value: orgUnitId === null ? t('console.api_keys.company') : (orgUnitName ?? <NoValue />),
    },
    {
      name: t('console.api_keys.networks'),
      value: networks.length === 0 ? t('console.api_keys.everywhere') : <Lines of={networks} />,
    },
    { name: t('console.api_keys.origins'), value: <Lines of={origins} /> },
    {
      name: t('console.api_keys.expires_on'),
      value:
        expiresAt === null ? t('console.api_keys.never_expires') : format.date(Date.parse(expiresAt) - 1),
    },
  ]
}

function useKeyFacts(apiKey: ApiKeyResponse): readonly Fact[] {
  const t = useTranslate()
  const format = useFormat()
  const bounds = useBounds(apiKey)
  const { authentication, createdAt, lastUsedAt, lastUsedAddress, previous, thumbprint, apiKeyId } = apiKey
  return [
    { name: t('console.field.state'), value: <ApiKeyState apiKey={apiKey} /> },
    {
      name: t('console.api_keys.authentication'),
      value: t(`console.api_keys.authentication.${authentication}`),
    },
    {
      name: t('console.api_keys.last_used'),
      value: (
        <>
          <LastUse at={lastUsedAt} />{' '}
          {lastUsedAddress !== null && <span className="quiet">{lastUsedAddress}</span>}
        </>
      ),
    },
    ...(previous === null
      ? []
      : [{ name: t('console.api_keys.previous'), value: <Previous previous={previous} /> }]),
    ...bounds,
    { name: t('console.api_keys.created_at'), value: format.date(createdAt) },
    { name: t('console.api_keys.id'), value: <span className={styles.code}>{apiKeyId}</span> },
    ...(thumbprint === null
      ? []
      : [
          {
            name: t('console.api_keys.thumbprint'),
            value: <span className={styles.code}>{thumbprint}</span>,
          },
        ]),
  ]
}

const dialogs = {
  change: ChangeDialog,
  rotate: RotateDialog,
  end_previous: EndPreviousDialog,
  revoke: RevokeDialog,
} as const

function KeyDetails({ apiKey }: { readonly apiKey: ApiKeyResponse }) {
  const t = useTranslate()
  const [open, setOpen] = useState<keyof typeof dialogs>()
  const Dialog = open === undefined ? undefined : dialogs[open]
  return (
    <div className={styles.details}>
      {apiKey.state !== 'revoked' && (
        <div className={styles.acts}>
          <Button onClick={() => setOpen('change')}>{t('console.api_keys.change')}</Button>
          <Button onClick={() => setOpen('rotate')}>{t('console.api_keys.rotate')}</Button>
          {apiKey.previous !== null && (
            <Button onClick={() => setOpen('end_previous')}>{t('console.api_keys.end_previous')}</Button>
          )}
          <Button danger onClick={() => setOpen('revoke')}>
            {t('console.api_keys.revoke')}
          </Button>
        </div>
      )}
      <Facts facts={useKeyFacts(apiKey)} />
      {Dialog && <Dialog apiKey={apiKey} onClose={() => setOpen(undefined)} />}
    </div>
  )
}

export interface ApiKeyPanelProps {
  readonly apiKey: ApiKeyResponse | undefined
  readonly onClose: () => void
}

/** All of one key and what can be done to it, at the right. */
export function ApiKeyPanel({ apiKey, onClose }: ApiKeyPanelProps) {
  return (
    <Drawer open={apiKey !== undefined} onClose={onClose} title={apiKey?.name ?? ''} size={460} mask={false}>
      {apiKey && <KeyDetails key={apiKey.apiKeyId} apiKey={apiKey} />}
    </Drawer>
  )
}
