import type { HandsetClock } from '../clock/handset-clock.ts'
import type { VirtualHandset } from '../handset.ts'

export interface Credentials {
  loginId: string
  password: string
}

const pauseMs = 10_000

/** Signs an agent in whenever the phone is connected and nobody is: at start, and after the server forgot it. */
export function keepSignedIn(handset: VirtualHandset, credentials: Credentials, clock: HandsetClock): void {
  let isWaiting = false
  function look(): void {
    const view = handset.view()
    if (isWaiting || view?.connection !== 'connected' || view.signIn.state !== 'signed_out') return
    isWaiting = true
    handset.send({ type: 'user.sign_in_requested', ...credentials })
    clock.setTimer(pauseMs, () => {
      isWaiting = false
      look()
    })
  }
  handset.onView(look)
  look()
}

/** Signs in once and waits for it; rejects with the server's code when it refuses. */
export function signInOnce(handset: VirtualHandset, credentials: Credentials): Promise<void> {
  return new Promise((resolve, reject) => {
    let isAsked = false
    const takeBack = handset.onView(look)
    function look(): void {
      const view = handset.view()
      if (view?.connection !== 'connected') return
      if (view.signIn.state === 'signed_in') {
        takeBack()
        return resolve()
      }
      if (view.signIn.state !== 'signed_out') return
      if (!isAsked) {
        isAsked = true
        return handset.send({ type: 'user.sign_in_requested', ...credentials })
      }
      if (view.signIn.faultCode === null) return
      takeBack()
      reject(new Error(`signing in was refused: ${view.signIn.faultCode}`))
    }
    look()
  })
}
