import type { HandsetView } from '@smartym/handset-core/ports'
import type { ScreenProps } from './screen.ts'

/** Which of the phone's SIMs is the company's line, where only the agent can say it (MON-3). */
export function LineSim({ view, words, send }: Pick<ScreenProps<HandsetView>, 'view' | 'words' | 'send'>) {
  if (view.lineSims === undefined) return null
  return (
    <section aria-label={words('handset.line_sim')} data-testid="line-sim">
      <h2>{words('handset.line_sim')}</h2>
      <p>{words('handset.line_sim.why')}</p>
      {view.lineSims.map(({ simId, name }, index) => (
        <button
          class="wide"
          type="button"
          key={simId}
          onClick={() => send({ type: 'user.line_sim_chosen', simId })}
        >
          {name === '' ? `SIM ${index + 1}` : name}
        </button>
      ))}
    </section>
  )
}
