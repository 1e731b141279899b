import type { HandsetView } from '@smartym/handset-core/ports'
import type { PhoneChapter } from '@smartym/phrases/manual/phone'

const chapterOfStep = {
  language: 'phone_setup',
  registration: 'phone_registration',
  permissions: 'phone_setup',
  probe: 'phone_check',
  done: 'phone_setup',
} as const satisfies Partial<Record<NonNullable<HandsetView['setup']>['step'], PhoneChapter>>

/** The chapter that explains what this view draws (DIS-3). */
export function chapterOf(view: HandsetView): PhoneChapter {
  if (view.call !== null) return 'phone_call'
  if (view.appLock.isShut) return 'phone_lock'
  if (view.afterCall !== null) return 'phone_after_call'
  if (view.setup !== null && view.setup.step !== 'consent')
    return view.setup.step === 'maker' ? `maker_${view.setup.maker}` : chapterOfStep[view.setup.step]
  if (view.registration.state !== 'active') return 'phone_registration'
  if (view.agent === null) return 'phone_sign_in'
  return view.consents.isMissing ? 'phone_consents' : 'phone_home'
}
