import type { PhraseKey } from '../ko/index.ts'
import { clickToCall } from './click-to-call.ts'
import { errors } from './errors.ts'
import { handset } from './handset.ts'
import { states } from './states.ts'

export const zh: Readonly<Record<PhraseKey, string>> = { ...clickToCall, ...errors, ...handset, ...states }
