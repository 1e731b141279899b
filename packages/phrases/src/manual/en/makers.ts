import type { makers as korean } from '../ko/makers.ts'
import type { Chapter } from '../book.ts'

export const makers: Readonly<Record<keyof typeof korean, Chapter>> = {
  maker_samsung: {
    title: 'Samsung (Galaxy)',
    body: `Names differ a little between versions of One UI.

## Battery
1. Settings → Apps → SmartyM → Battery → **Unrestricted**.
2. Settings → Battery (Device care) → Background usage limits → add SmartyM to **Never sleeping apps**.
3. See that SmartyM is neither among the **Sleeping apps** nor the **Deep sleeping apps** there. An app in these lists gets no call requests while the screen is off.

## Starting by itself
Samsung has no switch for it. Unless it sleeps deeply, the app starts by itself after a restart. If auto optimisation restarts the phone, set that outside of working hours.

## Permissions of unused apps
Settings → Apps → SmartyM: switch off **Manage app if unused** (Remove permissions if app is unused).

## Call recording
Phone app → Settings → Record calls → Auto record calls. Files appear in the folder Recordings/Call. Allow that folder in the app's setup, or sent files stay there. Some countries and carriers have no such feature.`,
  },
  maker_xiaomi: {
    title: 'Xiaomi (Redmi, POCO)',
    body: `Names differ between MIUI and HyperOS. Xiaomi stops apps that are not allowed very eagerly: do all of these.

## Battery
1. Settings → Apps → Manage apps → SmartyM → Battery saver → **No restrictions**.
2. In the list of recent apps hold SmartyM and lock it by its padlock, so that clearing all does not stop it.

## Starting by itself
Settings → Apps → Manage apps → SmartyM → switch **Autostart** on. Without it no call request comes after a restart until the app is opened by hand.

## Other permissions
Under **Other permissions** of the same page allow showing on the lock screen and opening new windows in the background. Incoming calls need them.

## Permissions of unused apps
Settings → Apps → Manage apps → SmartyM: switch off **Pause app activity if unused**.

## Call recording
Phone app → Settings → Call recording → automatic. Versions with Google's phone app have none, or tell the other side aloud.`,
  },
  maker_google: {
    title: 'Google (Pixel)',
    body: `## Battery
Settings → Apps → SmartyM → App battery usage → **Unrestricted** (allow background usage).

## Starting by itself
Nothing to set. Unless the app was stopped by **Force stop**, it starts by itself after a restart.

## Permissions of unused apps
Settings → Apps → SmartyM: switch off **Manage app if unused** (Pause app activity if unused).

## Call recording
What Pixel's phone app records no other app can read. Unless it was installed as a system app, SmartyM records by the microphone.`,
  },
  maker_lg: {
    title: 'LG',
    body: `LG's phones end with Android 13 or earlier and get no more security fixes: ask your security department.

## Battery
1. Settings → Battery → **Power saving exclusions** (battery optimisation): do not optimise SmartyM.
2. Do not use battery saver during working hours.

## Starting by itself
Nothing to set. If Smart Doctor cleans up by itself, exclude SmartyM there.

## Permissions of unused apps
From Android 11 on: Settings → Apps → SmartyM → Permissions: switch off **Remove permissions if app isn't used**.

## Call recording
Phone app → Settings → Call recording: record automatically. Files appear in Recordings/Call or VoiceRecorder. Allow that folder in the app's setup.`,
  },
  maker_other: {
    title: 'Other makers',
    body: `Names differ, but three things are to be seen to.

1. **Battery**: Settings → Apps → SmartyM → Battery: no restriction, no optimisation.
2. **Starting by itself**: where the phone manager or the app's settings know autostart, auto-launch or running in the background, allow it. Where recent apps have a padlock, lock it.
3. **Permissions of unused apps**: switch off whatever takes permissions back or pauses the app when it is unused.

Then switch the screen off, wait ten minutes and call from the CRM. If the phone dials, all is well.`,
  },
}
