import type { PhraseKey } from '../ko/index.ts'
import { errors } from './errors.ts'
import { states } from './states.ts'

export const zh: Readonly<Record<PhraseKey, string>> = { ...errors, ...states }
