import type { HandsetView } from '@smartym/handset-core/ports'
import { KnownLineSim } from './line-sim.panel.tsx'
import { ProbeList } from './probe.list.tsx'
import type { ScreenProps } from './screen.ts'

/** What the phone hears, and the way back into the steps of the first start (REC-7, DIS-2). */
export function PhoneCheck(props: ScreenProps<HandsetView>) {
  const { view, words, send } = props
  const isWrong = view.recording.faults.some((fault) => fault === 'permission' || fault === 'method')
  return (
    <details class="own-consents" data-testid="phone-check" open={isWrong}>
      <summary>{words('handset.setup.check')}</summary>
      <KnownLineSim {...props} />
      <ProbeList {...props} />
      <p class="help">{words('handset.setup.again_text')}</p>
      <button type="button" onClick={() => send({ type: 'user.setup_requested' })}>
        {words('handset.setup.again')}
      </button>
    </details>
  )
}
