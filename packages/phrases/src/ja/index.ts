import type { PhraseKey } from '../ko/index.ts'
import { errors } from './errors.ts'
import { states } from './states.ts'

export const ja: Readonly<Record<PhraseKey, string>> = { ...errors, ...states }
