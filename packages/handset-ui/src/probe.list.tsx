import type { HandsetView } from '@smartym/handset-core/ports'
import type { ScreenProps } from './screen.ts'
import type { Words } from './words.ts'

type Probe = NonNullable<HandsetView['recording']['probe']>['found'][number]

const loudest = 32_767
/* Quieter than this is drawn as nothing. */
const floorDb = -60

/** Decibels below the loudest sample that there is. */
function levelDb(peak: number): number {
  return peak <= 0 ? floorDb : Math.max(floorDb, Math.round(20 * Math.log10(peak / loudest)))
}

function Found({ probe, words }: { readonly probe: Probe; readonly words: Words }) {
  const { method, result, peak } = probe
  const name = words(`handset.probe.method.${method}`)
  return (
    <li data-method={method} data-result={result}>
      <strong>{name}</strong>
      <span class={`result ${result}`}>{words(`handset.probe.result.${result}`)}</span>
      {peak !== null && (
        <meter min={floorDb} max={0} low={-50} optimum={0} value={levelDb(peak)} aria-label={name}>
          {levelDb(peak)} dB
        </meter>
      )}
      {peak !== null && <span class="help">{words('handset.probe.level', { level: levelDb(peak) })}</span>}
      <p class="help">{words(`handset.probe.result_text.${result}`)}</p>
    </li>
  )
}

/** What the last look at the phone's ways to hear calls found, each with what that means, and another look (REC-7). */
export function ProbeList({ view, words, send }: Omit<ScreenProps<HandsetView>, 'now'>) {
  const { probe } = view.recording
  const isRunning = probe?.isRunning === true
  const found = probe?.found ?? []
  return (
    <section class="probe" data-testid="probe" aria-busy={isRunning}>
      <p aria-live="polite" class="help">
        {isRunning && words('handset.probe.running')}
        {!isRunning && probe === undefined && words('handset.probe.never')}
        {!isRunning && probe !== undefined && found.length === 0 && words('handset.probe.nothing')}
      </p>
      <ul>
        {found.map((each) => (
          <Found key={each.method} probe={each} words={words} />
        ))}
      </ul>
      <button
        class="look"
        type="button"
        disabled={isRunning}
        onClick={() => send({ type: 'user.capture_probe_requested' })}
      >
        {words('handset.probe.again')}
      </button>
    </section>
  )
}
