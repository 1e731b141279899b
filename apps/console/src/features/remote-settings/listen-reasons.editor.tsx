import type { ListenReason } from '@smartym/contract'
import { ReasonRows } from './reason-rows.tsx'

export interface ListenReasonsEditorProps {
  readonly reasons: readonly ListenReason[]
  readonly onChange: (reasons: readonly ListenReason[]) => void
}

/** A company's reasons to listen: code, and name in four languages (SEC-8). */
export function ListenReasonsEditor(props: ListenReasonsEditorProps) {
  return <ReasonRows {...props} create={(reason) => reason} maxCodeLength={20} maxNameLength={60} />
}
