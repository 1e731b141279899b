import type { ApiKeyResponse } from '@smartym/contract'
import { useFormat } from '../../../platform/format.ts'
import { useTranslate } from '../../../platform/language.ts'
import { useServerSecond } from '../../../platform/server-clock.ts'
import type { Column } from '../../../ui/data-table.tsx'
import { MarkedText } from '../../../ui/mark.tsx'
import { rowLink } from '../../../ui/row-keys.ts'
import { NoValue, TimeText } from '../../../ui/texts.tsx'
import { apiKeyStateSigns, daysUntilEnd } from './api-key-values.ts'
import styles from './api-keys.module.css'

/** Active, expired or revoked; one that ends soon says when. */
export function ApiKeyState({ apiKey }: { readonly apiKey: ApiKeyResponse }) {
  const t = useTranslate()
  const days = daysUntilEnd(apiKey, useServerSecond())
  if (days === undefined)
    return (
      <MarkedText {...apiKeyStateSigns[apiKey.state]} text={t(`console.api_keys.state.${apiKey.state}`)} />
    )
  const text =
    days === 0 ? t('console.api_keys.state.expires_today') : t('console.api_keys.state.expiring', { days })
  return <MarkedText tone="amber" shape="triangle" text={text} />
}

/** The first network; how many more there are. */
function Networks({ networks }: Pick<ApiKeyResponse, 'networks'>) {
  const t = useTranslate()
  const [first] = networks
  if (first === undefined)
    return <MarkedText tone="amber" shape="half" text={t('console.api_keys.everywhere')} />
  const more = networks.length - 1
  return (
    <span className="cut" title={networks.join('\n')}>
      {first}
      {more > 0 && <span className="quiet"> +{more}</span>}
    </span>
  )
}

export function LastUse({ at }: { readonly at: string | null }) {
  const t = useTranslate()
  return at === null ? (
    <span className="quiet">{t('console.api_keys.never_used')}</span>
  ) : (
    <TimeText at={at} />
  )
}

/** The columns of the list of keys: which, how it is proved, for how long, is it used. */
export function useApiKeyColumns(onOpen: (apiKeyId: string) => void): readonly Column<ApiKeyResponse>[] {
  const t = useTranslate()
  const format = useFormat()
  return [
    {
      key: 'name',
      title: t('console.field.name'),
      width: 200,
      cell: ({ apiKeyId, name }) => (
        <button
          type="button"
          className={styles.name}
          title={name}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(apiKeyId)
          }}
          {...rowLink}
        >
          {name}
        </button>
      ),
    },
    {
      key: 'state',
      title: t('console.field.state'),
      width: 120,
      cell: (apiKey) => <ApiKeyState apiKey={apiKey} />,
    },
    {
      key: 'authentication',
      title: t('console.api_keys.authentication'),
      width: 160,
      cell: ({ authentication }) => t(`console.api_keys.authentication.${authentication}`),
    },
    {
      key: 'unit',
      title: t('console.api_keys.unit'),
      width: 140,
      goesAs: 2,
      cell: ({ orgUnitId, orgUnitName }) =>
        orgUnitId === null ? t('console.api_keys.company') : (orgUnitName ?? <NoValue />),
    },
    {
      key: 'networks',
      title: t('console.api_keys.networks'),
      width: 160,
      goesAs: 3,
      cell: ({ networks }) => <Networks networks={networks} />,
    },
    {
      key: 'expires_at',
      title: t('console.api_keys.expires_on'),
      width: 110,
      cell: ({ expiresAt }) =>
        expiresAt === null ? (
          <span className="quiet">{t('console.api_keys.never_expires')}</span>
        ) : (
          format.date(Date.parse(expiresAt) - 1)
        ),
    },
    {
      key: 'last_used_at',
      title: t('console.api_keys.last_used'),
      width: 134,
      cell: ({ lastUsedAt }) => <LastUse at={lastUsedAt} />,
    },
    {
      key: 'created_at',
      title: t('console.api_keys.created_at'),
      width: 110,
      goesAs: 1,
      isOptional: true,
      cell: ({ createdAt }) => format.date(createdAt),
    },
  ]
}
