import type { ReactNode } from 'react'
import { Button } from 'antd'

export interface BulkButtonsProps<Act extends string> {
  /** Those that are possible, in this order. */
  readonly acts: readonly Act[]
  readonly icons: Readonly<Record<Act, ReactNode>>
  /** The one that takes something away. */
  readonly graveAct: Act
  readonly titleOf: (act: Act) => string
  readonly onChoose: (act: Act) => void
}

/** One button for each thing that can be done with what was chosen in a list. */
export function BulkButtons<Act extends string>(props: BulkButtonsProps<Act>) {
  const { acts, icons, graveAct, titleOf, onChoose } = props
  return acts.map((act) => (
    <Button key={act} size="small" icon={icons[act]} danger={act === graveAct} onClick={() => onChoose(act)}>
      {titleOf(act)}
    </Button>
  ))
}
