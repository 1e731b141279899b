import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Processes, startProcesses } from '../processes.ts'
import { canMakeSmallDisk, createSmallDisk } from '../small-disk.ts'
import { comeToRest, dial } from './aftermath.ts'

let world: Processes
beforeAll(async () => {
  world = await startProcesses({ settings: { lowSpaceBytes: 200_000 } })
}, 120_000)
afterAll(() => world.stop())

const diskBytes = 1_500_000

test(
  'REC-7, UPL-1: a phone whose disk is full closes its recording, sends it, and takes no further call',
  { timeout: 180_000 },
  async () => {
    const [handset] = world.handsets
    if (!handset) throw new Error('there is no handset')
    // Where no disk can be made, the phone's own test bench lets its writes fail in the same way.
    const disk = canMakeSmallDisk()
      ? createSmallDisk(handset.dir, join(world.dataDir, 'signals'), diskBytes)
      : undefined
    await world.startHandset(0, disk && { wrap: disk.wrap })
    const setFull = async (isDiskFull: boolean): Promise<void> => {
      if (!disk) await handset.changeFaults({ isDiskFull })
      else if (isDiskFull) disk.fill()
      else disk.free()
    }
    const request = await dial(world, 0, '010-0000-9112')
    await world.until(
      'a recording runs',
      async () => (await handset.view()).call?.recording.state === 'recording',
    )
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    await setFull(true)
    const { calls, recordings, trace } = await comeToRest(world, handset, request)
    expect(calls).toMatchObject([{ outcome: 'connected' }])
    expect(recordings).toMatchObject([{ state: 'stored', endReason: 'storage_full' }])
    expect(recordings[0]?.durationMs).toBeGreaterThan(1_000)
    expect(recordings[0]?.durationMs).toBeLessThan(9_000)
    expect(trace.find(({ step }) => step === 'ended')?.at).not.toBeNull()
    await world.until('the phone knows', async () =>
      (await handset.view()).recording.faults.includes('space'),
    )
    await setFull(false)
    await world.until('it can record again', async () => (await handset.view()).recording.isReady, 60_000)
  },
)
