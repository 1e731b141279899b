import type { phone as korean } from '../ko/phone.ts'
import type { Chapter } from '../book.ts'

export const phone: Readonly<Record<keyof typeof korean, Chapter>> = {
  phone_setup: {
    title: '{handset.setup.title}',
    body: `When the app is opened first it leads through language, registration, permissions, sign-in and consent, the recording check and power saving. If it is stopped on the way it goes on where it was.

- Permissions come one by one, with what they are for: {handset.setup.allow}. {handset.setup.later} goes on without, and that part does not work.
- What Android does not ask any more is allowed on its settings page: {handset.setup.open_settings}, then come back.
- Later, {handset.setup.again} under {handset.setup.check} on the first screen shows the same steps again.

If the app is often stopped, see the maker's page: [Samsung](maker_samsung), [Xiaomi](maker_xiaomi), [Google](maker_google), [LG](maker_lg), [others](maker_other).`,
  },
  phone_registration: {
    title: '{handset.registration.title}',
    body: `Only phones that are registered and approved by the company call and record.

1. Get a registration code or QR code from an administrator. It works for ten minutes and once.
2. Type the code, or point the phone's camera app at the QR code and open the link. The app shows the server's address: press {handset.registration.submit} only if it is your company's.
3. Wait for approval. The screen changes by itself.

If the code is wrong or too old, ask for another. If the camera app does not open the link, type the code. Never register by a link that came from somewhere else.`,
  },
  phone_sign_in: {
    title: '{handset.sign_in_title}',
    body: `Enter login id and password. Call requests come only to an agent who is signed in.

- With an initial password you choose your own at once. What is wrong with it is said there.
- Too many wrong ones lock the account. Ask an administrator.
- Without a connection nobody can sign in. Try again when it is back.`,
  },
  phone_home: {
    title: 'First screen and states',
    body: `Above: your state with its time, the link to the server, and whether this phone can record.

- Call requests come only while you are **available**. The buttons below choose available, not ready with its reason, or logged out. Chosen in a call, it changes when the call ends.
- {handset.recording_not_ready} stands with its reason. For permission or method see [{handset.setup.check}](phone_check); for storage send recordings; for battery charge the phone.
- {handset.uploads}: recordings not yet sent. {handset.upload_now} sends one now. A recording leaves the phone only when the server says that it is stored.
- {handset.dial_pad}: call a number by hand. It is recorded and answered for like any other.

## Offline
Without a connection calls and recordings stay on the phone, encrypted, and are sent when it is back. Do not remove or reset the app.`,
  },
  phone_call: {
    title: 'In a call',
    body: `When a customer is pressed in the CRM this phone dials. You see it ringing, connected and ended.

- While the red {handset.recording_now} stands with its time, the call is recorded. The notification bar says so, too.
- {handset.mute}, {handset.hold} and {handset.speaker} work during a call; holding only while this app is the default phone app.
- Where the company records by hand, press {handset.record_start} and {handset.record_stop}.
- A call that comes in: {handset.answer} or {handset.reject}.

Emergency calls such as 112 and 119 always go out and are not recorded.

A request that was not dialled says why: too late, not available, cannot record, a required consent is missing.`,
  },
  phone_after_call: {
    title: '{handset.after_call}',
    body: `After a call choose what came of it. One large button saves it. Write a note first; what you typed stays even when the app is stopped.

- Where the company requires it, no call comes before you have chosen.
- With a wrap-up time the time left stands above; then you are available by itself.
- What is entered in the CRM appears here, too.`,
  },
  phone_consents: {
    title: '{handset.consents.title}',
    body: `You can call when you have agreed to all required texts. Read each, tick it and press {handset.consents.agree}. The company keeps version and time.

- A new version is asked for again, after the call if one runs.
- {handset.consents.own} on the first screen shows them again, with {handset.consents.withdraw}. Without a required one nothing is dialled until you agree again.`,
  },
  phone_lock: {
    title: '{handset.lock.settings}',
    body: `Where the company wants it, a PIN, finger or face opens the app. It locks when the screen goes off or nothing was touched for a time. A call goes on while it is locked, and emergency calls always go out.

- After wrong PINs you wait; after more you are signed out, and only the password opens it.
- {handset.lock.forgotten}: enter your password and choose a new PIN.
- {handset.lock.settings} on the first screen changes the PIN and switches finger and face on.

Finger and face are offered from Android 10 on. When another finger was enrolled, the PIN is asked for once more.`,
  },
  phone_check: {
    title: '{handset.setup.check}',
    body: `It shows in which ways this phone can record. Press {handset.probe.again} and say a few words.

- {handset.probe.result.heard}: there was sound. The bar is the loudest of it; closer to 0 dB is louder.
- {handset.probe.result.silent}: it records, but nothing is heard. See whether another app uses the microphone, or its hole is covered.
- {handset.probe.result.began}: it can be used, but without a call there is nothing to hear. The first call shows it.
- {handset.probe.result.refused}: the phone does not allow it. Another way is used if there is one.

Since Android 10 an app hears the other side directly only when the maker or the company installed it as a system app. Otherwise the phone's own call recordings are taken, or the microphone records, which mostly hears yourself.

To use the phone's own recordings, switch automatic call recording on in its phone app, and allow the folder in this app.`,
  },
}
