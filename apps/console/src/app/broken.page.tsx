import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ProblemNote } from '../ui/notes.tsx'

/** A page that could not be drawn or that the server did not answer. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <ProblemNote
      error={error}
      onRetry={() => {
        reset()
        void router.invalidate()
      }}
    />
  )
}
