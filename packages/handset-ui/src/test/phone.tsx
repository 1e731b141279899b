import type { HandsetView } from '@smartym/handset-core/ports'
import { render } from 'preact'
import { act } from 'preact/test-utils'
import { App } from '../app.tsx'
import type { HandsetBridge, UserEvent } from '../bridge.ts'
import { base } from './views.ts'

/** The screens over a view, with everything that fingers told. */
export async function show(changes: Partial<HandsetView>) {
  const told: UserEvent[] = []
  let tell: (view: HandsetView) => void = () => undefined
  const bridge: HandsetBridge = {
    subscribe(listener) {
      tell = listener
      listener({ ...base, ...changes })
    },
    send: (event) => told.push(event),
  }
  await act(() => render(<App bridge={bridge} />, document.body))
  const button = (text: string) =>
    [...document.querySelectorAll('button')].find((each) => each.textContent?.includes(text))
  return {
    told,
    text: () => document.body.textContent ?? '',
    change: (more: Partial<HandsetView>) => act(() => tell({ ...base, ...changes, ...more })),
    press: (text: string) => act(() => void button(text)?.click()),
    button,
    async type(selector: string, value: string) {
      const field = document.querySelector<HTMLInputElement>(selector)
      if (field === null) throw new Error(`there is no ${selector}`)
      field.value = value
      await act(() => void field.dispatchEvent(new Event('input', { bubbles: true })))
    },
    submit() {
      const submitted = new Event('submit', { bubbles: true, cancelable: true })
      return act(() => void document.querySelector('form')?.dispatchEvent(submitted))
    },
  }
}
