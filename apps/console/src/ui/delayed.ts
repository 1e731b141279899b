import { useEffect, useState } from 'react'

/** True once `isOn` has lasted so long: what is quick shows no skeleton. */
export function useDelayed(isOn: boolean, delayMs = 200): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (!isOn) return undefined
    const timer = setTimeout(() => setLate(true), delayMs)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [isOn, delayMs])
  return isOn && isLate
}

/** The text as it was when the typing paused: not every letter is looked for. */
export function useDelayedText(text: string, delayMs = 250): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), delayMs)
    return () => clearTimeout(timer)
  }, [text, delayMs])
  return paused
}
