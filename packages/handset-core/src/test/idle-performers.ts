const nothing = (): void => {}

/** What a simulated shell need not do. */
export const idle = {
  set_mute: nothing,
  set_speaker: nothing,
  register: nothing,
  wipe: nothing,
  report_wiped: nothing,
  fetch_consent_texts: nothing,
}
