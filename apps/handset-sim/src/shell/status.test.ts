import { expect, test } from 'vitest'
import { noFaults } from '../faults/faults.ts'
import { createSims } from '../telephony/sims.ts'
import { statusOf } from './status.ts'

const disk = { freeBytes: () => 1_000_000_000, totalBytes: () => 4_000_000_000 }
const sims = createSims(() => noFaults)

test.each([
  [true, false, []],
  [false, false, ['key']],
  [false, true, ['silence', 'key']],
])(
  'REC-7: a phone that can seal (%s), its microphone silent (%s), tells of %o',
  (canSeal, isMicrophoneSilent, faults) => {
    const status = statusOf({ ...noFaults, isMicrophoneSilent }, disk, sims, { canSeal, mayHear: true })
    expect(status).toMatchObject({ sample: { captureFaults: faults } })
  },
)
