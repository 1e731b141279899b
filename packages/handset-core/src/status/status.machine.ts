import type { DeviceStatus } from '@smartym/contract'
import { recordingFaults, type CaptureMethod, type RecordingFault } from '@smartym/contract/constants'
import type { AppLockMachine } from '../app-lock/app-lock.machine.ts'
import type { ClockMachine } from '../clock/clock.machine.ts'
import type { IntegrityMachine } from '../integrity/integrity.machine.ts'
import type { LineSimMachine } from '../line-sim/line-sim.machine.ts'
import type { CaptureProbe, HandsetEvent, HandsetView } from '../ports/index.ts'
import type { RecordingsMachine } from '../recordings/recordings.machine.ts'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { Step } from '../step/step.ts'
import type { UploadsMachine } from '../uploads/uploads.machine.ts'

type Sample = Extract<HandsetEvent, { type: 'status.sampled' }>['sample']

interface Deps {
  appLock: Pick<AppLockMachine, 'state'>
  integrity: Pick<IntegrityMachine, 'signs'>
  clock: ClockMachine
  reports: ReportsMachine
  recordings: RecordingsMachine
  settings: SettingsMachine
  lineSim: Pick<LineSimMachine, 'isMissing' | 'told'>
  uploads: UploadsMachine
}

/** What the phone tells of itself, and whether it can record (MON-1, REC-7). */
export function createStatusMachine(deps: Deps) {
  const { appLock, clock, integrity, lineSim, reports, recordings, settings, uploads } = deps
  let sample: Sample | null = null
  let appVersion = ''
  let captureMethods: readonly CaptureMethod[] = []
  let isProbing = false
  let probes: readonly CaptureProbe[] | null = null

  function probe(step: Step): void {
    if (isProbing) return
    isProbing = true
    step.order({ type: 'probe_capture' })
  }

  const isNothingHeard = (): boolean =>
    probes !== null && probes.length > 0 && probes.every(({ result }) => result === 'refused')

  function faults(step: Step): RecordingFault[] {
    if (sample === null) return []
    const { freeBytes, batteryPercent, isCharging, captureFaults } = sample
    const { lowSpaceBytes, lowBatteryPercent, maxClockOffsetMs } = settings.current()
    const found = new Set<RecordingFault>(captureFaults)
    if (captureMethods.length === 0 || isNothingHeard()) found.add('method')
    if (freeBytes !== null && freeBytes < lowSpaceBytes) found.add('space')
    if (batteryPercent !== null && batteryPercent < lowBatteryPercent && !isCharging) found.add('battery')
    if (Math.abs(clock.wallOffsetMs(step.clock) ?? 0) > maxClockOffsetMs) found.add('clock')
    if (lineSim.isMissing()) found.add('line')
    return recordingFaults.filter((fault) => found.has(fault))
  }

  return {
    /** `mayProbe`: no first start is under way, which looks when it may. */
    started(step: Step, event: Extract<HandsetEvent, { type: 'handset.started' }>, mayProbe: boolean): void {
      appVersion = event.appVersion
      captureMethods = event.captureMethods
      probes = event.captureProbes ?? null
      if (event.captureProbes === null && mayProbe) probe(step)
    },

    /** The agent wants to know what the phone hears, or nobody has looked yet. */
    probe,

    probed(found: readonly CaptureProbe[]): void {
      isProbing = false
      probes = found
    },

    shownProbe: (): Pick<HandsetView['recording'], 'probe'> =>
      isProbing || probes !== null ? { probe: { isRunning: isProbing, found: [...(probes ?? [])] } } : {},

    /** True when the network has just come back. */
    onSampled(next: Sample): boolean {
      const isBack = sample?.network === 'none' && next.network !== 'none'
      sample = next
      return isBack
    },

    faults,
    /** Can a call be recorded now; unknown is no. */
    isRecordingReady: (step: Step): boolean => sample !== null && faults(step).length === 0,

    /** For the heartbeat; null before the first sample. */
    current(step: Step): DeviceStatus | null {
      if (sample === null) return null
      const { batteryPercent, isCharging, freeBytes, network } = sample
      const nextAttemptMs = uploads.nextAttemptMs()
      const now = clock.now(step.clock).at
      return {
        batteryPercent,
        isCharging,
        freeBytes,
        network,
        clockOffsetMs: clock.wallOffsetMs(step.clock),
        recordingFaults: faults(step),
        integritySigns: integrity.signs(),
        waitingRecordings: recordings.waitingCount(),
        isUploading: uploads.isUploading(),
        nextUploadAt:
          nextAttemptMs === null ? null : Math.round(now + nextAttemptMs - step.clock.monotonicMs),
        unsentReports: reports.unsentCount(),
        ...lineSim.told(),
        appLock: appLock.state(),
        appVersion,
        settingsVersion: settings.current().version,
      }
    },
  }
}
export type StatusMachine = ReturnType<typeof createStatusMachine>
