import type { PhraseKey } from '../ko/index.ts'
import { clickToCall } from './click-to-call.ts'
import { errors } from './errors.ts'
import { states } from './states.ts'

export const zh: Readonly<Record<PhraseKey, string>> = { ...clickToCall, ...errors, ...states }
