const nothing = (): void => {}

/** What a simulated shell need not do. */
export const idle = {
  set_mute: nothing,
  set_speaker: nothing,
  register: nothing,
  wipe: nothing,
  report_wiped: nothing,
  fetch_consent_texts: nothing,
  reauthenticate: nothing,
  set_app_lock: nothing,
  verify_app_lock: nothing,
  clear_app_lock: nothing,
  ask_biometrics: nothing,
  set_secure_screen: nothing,
  check_integrity: nothing,
  probe_capture: nothing,
  look_at_phone_grants: nothing,
  ask_phone_grant: nothing,
  fetch_own_recordings: nothing,
  save_recording_memo: nothing,
  play_recording: nothing,
  set_playing: nothing,
  seek_playing: nothing,
  stop_playing: nothing,
}
