import type { clickToCall as korean } from '../ko/click-to-call.ts'

export const clickToCall: Readonly<Record<keyof typeof korean, string>> = {
  'click_to_call.dial': 'Call',
  'click_to_call.requesting': 'Requesting',
  'click_to_call.waiting_for_phone': 'Waiting for the phone',
  'click_to_call.cancel': 'Cancel',
  'click_to_call.busy_elsewhere': 'Another call is under way',
  'click_to_call.ended': 'Ended · {outcome}',
  'click_to_call.disposition': 'Disposition',
  'click_to_call.choose_disposition': 'Choose a disposition',
  'click_to_call.note': 'Note',
  'click_to_call.save': 'Save',
  'click_to_call.later': 'Later',
  'click_to_call.saved': 'Disposition saved',
  'click_to_call.possible_at': 'Possible after {time}',
  'click_to_call.since': 'Since {time}',
  'click_to_call.offline': 'The server cannot be reached',
  'click_to_call.recording': 'Recording',
  'click_to_call.tel_title': 'Call a number',
  'click_to_call.tel_register': 'Open phone links of this browser with SmartyM',
  'click_to_call.tel_registered': 'Allow it in the browser’s question',
  'click_to_call.tel_no_number': 'There is no number to call',
}
