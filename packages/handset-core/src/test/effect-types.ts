import type { HandsetEffectType } from '../ports/index.ts'

/* A kind that is added without its line does not compile. */
const effects: Record<HandsetEffectType, true> = {
  open_link: true,
  close_link: true,
  send_heartbeat: true,
  send_receipt: true,
  fetch_commands: true,
  send_reports: true,
  register: true,
  wipe: true,
  report_wiped: true,
  sign_in: true,
  change_password: true,
  sign_out: true,
  fetch_consent_texts: true,
  set_timer: true,
  cancel_timer: true,
  sample_status: true,
  place_call: true,
  inspect_call: true,
  answer_call: true,
  bind_call: true,
  hang_up: true,
  set_mute: true,
  set_hold: true,
  set_speaker: true,
  start_capture: true,
  stop_capture: true,
  recover_recording: true,
  upload_recording: true,
  pause_upload: true,
  delete_file: true,
  show_notice: true,
  hide_notice: true,
  show_view: true,
}

/** Every kind of effect. */
export const effectTypes = Object.keys(effects) as HandsetEffectType[]
