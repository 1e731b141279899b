import type { CaptureMethod } from '@smartym/contract/constants'

/**
 * What a look at one way to hear calls found (REC-7), `peak` the loudest sample of 32,767. `began`: it did, and what it hears
 * shows in a call only.
 */
export interface CaptureProbe {
  method: CaptureMethod
  result: 'heard' | 'silent' | 'began' | 'refused'
  peak: number | null
}
