import { loadConfig } from '../../config/index.ts'
import { kmsConfig } from '../kms.config.ts'

/** Root keys are secrets. */
export const noKms = loadConfig(kmsConfig, {})
