import type { HandsetView } from '@smartym/handset-core/ports'
import type { HandsetBridge } from './bridge.ts'

/** What the Android app puts into the page: two functions, text alone crosses. */
interface AndroidHandset {
  /** From now on each view is told to `window.showHandsetView`. */
  subscribe(): void
  send(eventJson: string): void
}

declare global {
  interface Window {
    handsetBridge?: AndroidHandset
    showHandsetView?: (viewJson: string) => void
    /** The phone's back button; false when the app may go behind. */
    goBackInHandset?: () => boolean
  }
}

/** Bridge to the Android app around this page; undefined on any other. */
export function findAndroidBridge(page: Window): HandsetBridge | undefined {
  const handset = page.handsetBridge
  if (handset === undefined) return undefined
  return {
    subscribe(listener) {
      page.showHandsetView = (viewJson) => listener(JSON.parse(viewJson) as HandsetView)
      handset.subscribe()
    },
    send: (event) => handset.send(JSON.stringify(event)),
  }
}
