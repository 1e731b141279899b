import type { HandsetView } from '@smartym/handset-core/ports'
import type { ScreenProps } from './screen.ts'

type Props = ScreenProps<HandsetView>

function Choices({ view, send }: Props) {
  const { current, choices } = view.lineSim ?? { current: null, choices: [] }
  return (
    <div class="choices">
      {choices.map(({ simId, name }, index) => (
        <button
          class="wide"
          type="button"
          key={simId}
          aria-pressed={simId === current?.simId}
          onClick={() => send({ type: 'user.line_sim_chosen', simId })}
        >
          {name === '' ? `SIM ${index + 1}` : name}
        </button>
      ))}
    </div>
  )
}

/** Which of the phone's SIMs is the company's line, while nobody has said it and only the agent can (MON-3). */
export function LineSimQuestion(props: Props) {
  const { view, words } = props
  if (view.lineSim === undefined || view.lineSim.current !== null || view.lineSim.choices.length === 0)
    return null
  return (
    <section aria-label={words('handset.line_sim')} data-testid="line-sim">
      <h2>{words('handset.line_sim')}</h2>
      <p>{words('handset.line_sim.why')}</p>
      <Choices {...props} />
    </section>
  )
}

/** The line's SIM as the phone knows it, and another where the agent named it. */
export function KnownLineSim(props: Props) {
  const { view, words } = props
  const { current = null, choices = [] } = view.lineSim ?? {}
  if (current === null) return null
  return (
    <section data-testid="known-line-sim">
      <h2>{words('handset.line_sim.known')}</h2>
      <p>
        {current.name === '' ? 'SIM' : current.name} · {words(`line_sim_source.${current.knownBy}`)}
      </p>
      {choices.length > 1 && (
        <>
          <p class="help">{words('handset.line_sim.why')}</p>
          <Choices {...props} />
        </>
      )}
    </section>
  )
}
