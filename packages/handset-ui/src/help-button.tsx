import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Words } from './words.ts'

/** Opens the manual at the screen of the moment. */
export const HelpContext = createContext<() => void>(() => undefined)

export function HelpButton({ words }: { readonly words: Words }) {
  const open = useContext(HelpContext)
  return (
    <button class="help-button" type="button" aria-label={words('handset.manual.open')} onClick={open}>
      ?
    </button>
  )
}
