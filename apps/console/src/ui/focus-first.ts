import { type RefObject, useEffect, useRef } from 'react'

/** Gives the keyboard to a control once, when what it stands in appears. */
export function useFocusFirst<Control extends { focus: () => void }>(): RefObject<Control | null> {
  const control = useRef<Control>(null)
  useEffect(() => {
    control.current?.focus()
  }, [])
  return control
}
