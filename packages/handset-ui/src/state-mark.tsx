/** The state's mark: colour and shape, the same everywhere a state is shown; the word stands beside it. */
export function StateMark({ state }: { state: string }) {
  return <span class={`mark mark-${state}`} aria-hidden="true" />
}
