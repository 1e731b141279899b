import { useState } from 'react'
import { CheckOutlined, PauseOutlined, PlayCircleOutlined } from '@ant-design/icons'
import type { DeviceResponse } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useTranslate } from '../../platform/language.ts'
import { BulkActDialog, BulkReason } from '../../ui/bulk-act.dialog.tsx'
import { BulkButtons } from '../../ui/bulk-buttons.tsx'

const icons = {
  approve: <CheckOutlined />,
  suspend: <PauseOutlined />,
  resume: <PlayCircleOutlined />,
} as const
type BulkAct = keyof typeof icons

/* The acts that can do something to one of these. */
const possibleFrom = {
  approve: ['pending'],
  suspend: ['pending', 'active'],
  resume: ['suspended'],
} as const satisfies Record<BulkAct, readonly DeviceResponse['state'][]>

interface BulkActsProps {
  readonly devices: readonly DeviceResponse[]
  readonly onDone: () => void
}

/** What can be done with the phones that were chosen, as their states allow (DIS-2). */
export function BulkActs({ devices, onDone }: BulkActsProps) {
  const t = useTranslate()
  const format = useFormat()
  const [act, setAct] = useState<BulkAct>()
  const acts = (Object.keys(icons) as BulkAct[]).filter((each) =>
    devices.some(({ state }) => (possibleFrom[each] as readonly string[]).includes(state)),
  )
  const deviceIds = devices.map(({ deviceId }) => deviceId)
  return (
    <>
      <BulkButtons
        acts={acts}
        icons={icons}
        graveAct="suspend"
        titleOf={(each) => t(`console.device_act.${each}`)}
        onChoose={setAct}
      />
      {acts.length === 0 && <span className="quiet">{t('console.devices.no_bulk_act')}</span>}
      {act !== undefined && (
        <BulkActDialog<{ reason?: string }>
          title={t(`console.device_act.${act}`)}
          text={
            <>
              {t('console.bulk.devices', { count: format.count(deviceIds.length) })}{' '}
              {t(`console.device_act_text.${act}`)}
            </>
          }
          isGrave={act === 'suspend'}
          changes={['devices']}
          run={({ reason = '' }) =>
            call('changeDevices', {
              body: { act, deviceIds, ...(reason.trim() !== '' && { reason: reason.trim() }) },
            })
          }
          onClose={() => setAct(undefined)}
          onDone={onDone}
        >
          <BulkReason isRequired={act === 'suspend'} />
        </BulkActDialog>
      )}
    </>
  )
}
