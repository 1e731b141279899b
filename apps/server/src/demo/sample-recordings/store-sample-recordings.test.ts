import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeOnBothDialects } from '../../platform/db/test/describe-on-both-dialects.ts'
import type { RecordingsTables } from '../../features/recordings/index.ts'
import { createRecordingsWorld, insertCall } from '../../features/recordings/test/recordings-world.ts'
import { createCaptionsFile } from './captions-file.ts'
import { storeSampleRecordings } from './store-sample-recordings.ts'

describeOnBothDialects('the demo’s sample recordings', (makeDb) => {
  test('DIS-7: samples of past calls are sealed by their phones, verified, stored and dated back', async () => {
    const db = await makeDb()
    const world = await createRecordingsWorld(db)
    const dir = await mkdtemp(join(tmpdir(), 'smartym-captions-'))
    const captions = createCaptionsFile(join(dir, 'captions.json'))
    const devices = {
      transportKeyOf: async () => ({ keyId: '', publicKey: world.transport.point.toString('hex') }),
    }
    const calls = await Promise.all(
      [3, 1, 2].map(async (daysAgo) => {
        const connectedAt = world.clock.now() - daysAgo * 86_400_000
        const callId = world.ids.next('call')
        const recordingId = world.ids.next('recording')
        const { companyId: company_id, deviceId: device_id } = world
        const row = { id: callId, company_id, device_id, started_at: connectedAt - 5000 }
        await insertCall(db, { ...row, recording_id: recordingId, agent_name: '이수민' })
        const said = [{ fromMs: 0, toMs: 900, speaker: 'agent' as const, text: '안녕하세요' }]
        return {
          callId,
          recordingId,
          companyId: world.companyId,
          deviceId: world.deviceId,
          connectedAt,
          durationMs: 1000,
          media: 'amr' as const,
          sound: Buffer.from(`#!AMR\n${daysAgo}`),
          captions: said,
        }
      }),
    )
    const steps: string[] = []
    const callsSlice = {
      recordStep: async (_tx: unknown, { step }: { step: string }) => void steps.push(step),
    }
    const container = {
      db,
      calls: callsSlice as never,
      recordings: world.recordings,
      devices: devices as never,
    }
    const deviceKeyOf = () => world.device.privateKey
    expect(await storeSampleRecordings({ container, deviceKeyOf, captions }, calls)).toBe(3)
    const rows = await db
      .read<RecordingsTables>()
      .selectFrom('recordings')
      .selectAll()
      .orderBy('started_at')
      .execute()
    expect(rows.map((row) => [row.state, row.device_seq, row.capture_method, row.agent_name])).toEqual(
      [1, 2, 3].map((seq) => ['stored', seq, 'virtual', '이수민']),
    )
    expect(steps).toEqual(['recorded', 'sealed', 'recorded', 'sealed', 'recorded', 'sealed'])
    for (const row of rows) expect(row.stored_at).toBe(row.started_at + 5000 + 1000 + 4000)
    const again = createCaptionsFile(join(dir, 'captions.json'))
    expect(await again.captionsOf(rows[0]?.id ?? '')).toEqual(calls[0]?.captions)
    expect(await again.captionsOf('rec_unknown')).toBeNull()
    await rm(dir, { recursive: true })
    await world.close()
  })
})
