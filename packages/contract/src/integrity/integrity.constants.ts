/** What a phone finds on itself that speaks against trusting it (SEC-10). */
export const integritySigns = [
  /** `su` or the like lies in a system folder. */
  'su_binary',
  /** An app that gives out root rights is installed. */
  'root_manager',
  /** The system is signed with keys that everybody has. */
  'test_keys',
  /** A system folder can be written to. */
  'writable_system',
  'bootloader_unlocked',
  /** The app is not signed by us. */
  'foreign_signature',
  /** The app's files are not those that were signed. */
  'changed_code',
  /** What the app had stored cannot be read: its keystore lost the key, or it was copied from another phone. */
  'lost_key',
  /** Installed from where the company does not hand it out. */
  'unknown_installer',
  /** A tool that rewrites running apps is in this one. */
  'hooking_framework',
  'debugger_attached',
  'emulator',
  'usb_debugging',
  'developer_options',
] as const
export type IntegritySignKind = (typeof integritySigns)[number]

/** What follows from the signs, by policy; the last is the strictest. */
export const integrityVerdicts = ['trusted', 'warn', 'block', 'wipe'] as const
export type IntegrityVerdict = (typeof integrityVerdicts)[number]
