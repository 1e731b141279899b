import type { FormState } from '@smartym/contract'
import type { MarkProps } from '../../ui/mark.tsx'

export const formStateSigns: Readonly<Record<FormState, MarkProps>> = {
  draft: { tone: 'grey', shape: 'half' },
  waiting: { tone: 'amber', shape: 'clock' },
  approved: { tone: 'green', shape: 'check' },
  rejected: { tone: 'red', shape: 'cross' },
  canceled: { tone: 'grey', shape: 'dash' },
}
