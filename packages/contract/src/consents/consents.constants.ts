/** What a text is about; a person agrees to each on its own (DIS-4). */
export const consentKinds = [
  'terms_of_use',
  'personal_data',
  'recording_notice',
  'device_management',
] as const
export type ConsentKind = (typeof consentKinds)[number]

/** A draft changes until it is published; from then on its words stand for ever. One version of a kind is published at a time. */
export const consentTextStates = ['draft', 'published', 'superseded', 'retired'] as const
export type ConsentTextState = (typeof consentTextStates)[number]

/** What a person said to a text. */
export const consentDecisions = ['given', 'withdrawn'] as const
export type ConsentDecision = (typeof consentDecisions)[number]

/** Where a person stands with a text. */
export const consentStandings = ['given', 'withdrawn', 'missing'] as const
export type ConsentStanding = (typeof consentStandings)[number]

/** Where it was said. */
export const consentSources = ['handset', 'console'] as const
export type ConsentSource = (typeof consentSources)[number]

/** Most characters of a text in one language. */
export const maxConsentBodyLength = 20_000
