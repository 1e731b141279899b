import type { HandsetView } from '../ports/index.ts'

type Call = NonNullable<HandsetView['call']>

/* That it runs, how long, whether it is recorded and what can be done with it; not who it is with, nor what about. */
function shutCall(call: Call): Call {
  return {
    ...call,
    isHidden: true,
    phoneNumber: null,
    customerName: null,
    customerReference: null,
    purpose: null,
    note: null,
  }
}

/** What a locked app shows (SEC-4): the call that runs and the way to open it, nothing of customers or of other calls. */
export function shutView(view: HandsetView): HandsetView {
  return {
    ...view,
    call: view.call === null ? null : shutCall(view.call),
    afterCall: null,
    consents: { ...view.consents, items: [] },
    passwordChange: null,
    today: { calls: 0, connected: 0, talkMs: 0 },
    uploads: [],
    dispositions: [],
  }
}
