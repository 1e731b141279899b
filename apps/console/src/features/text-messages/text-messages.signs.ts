import type { TextMessageState } from '@smartym/contract'
import type { MarkProps } from '../../ui/mark.tsx'

export const textMessageSigns: Readonly<Record<TextMessageState, MarkProps>> = {
  ordered: { tone: 'blue', shape: 'half' },
  sent: { tone: 'green', shape: 'check' },
  failed: { tone: 'red', shape: 'cross' },
  withheld: { tone: 'grey', shape: 'dash' },
}
