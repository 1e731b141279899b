import { maskPhoneNumber } from '@smartym/rules/masking/phone-number'
import type { AfterCallMachine } from '../after-call/after-call.machine.ts'
import type { AgentStateMachine } from '../agent-state/agent-state.machine.ts'
import type { AppLockMachine } from '../app-lock/app-lock.machine.ts'
import type { CallRow, CallRows } from '../calls/call-rows.ts'
import type { CallsMachine } from '../calls/calls.machine.ts'
import type { ClockMachine } from '../clock/clock.machine.ts'
import type { LineSimMachine } from '../line-sim/line-sim.machine.ts'
import type { LinkMachine } from '../link/link.machine.ts'
import type { ConsentsMachine } from '../consents/consents.machine.ts'
import type { IntegrityMachine } from '../integrity/integrity.machine.ts'
import type { OwnRecordingsMachine } from '../own-recordings/own-recordings.machine.ts'
import type { PlayerMachine } from '../own-recordings/player.machine.ts'
import type { HandsetView } from '../ports/index.ts'
import type { ReauthenticationMachine } from '../reauthentication/reauthentication.machine.ts'
import type { RecordingRows } from '../recordings/recording-rows.ts'
import type { RecordingsMachine } from '../recordings/recordings.machine.ts'
import type { RegistrationMachine } from '../registration/registration.machine.ts'
import type { ReportsMachine } from '../reports/reports.machine.ts'
import type { SessionMachine } from '../session/session.machine.ts'
import type { SettingsMachine } from '../settings/settings.machine.ts'
import type { SetupMachine } from '../setup/setup.machine.ts'
import type { StatusMachine } from '../status/status.machine.ts'
import type { Step } from '../step/step.ts'
import type { TodayMachine } from '../today/today.machine.ts'
import type { UploadsMachine } from '../uploads/uploads.machine.ts'
import { shutView } from './shut-view.ts'
import { listUploads } from './uploads-list.ts'

interface Deps {
  afterCall: AfterCallMachine
  agentState: AgentStateMachine
  appLock: Pick<AppLockMachine, 'isShut' | 'shown'>
  callRows: CallRows
  calls: CallsMachine
  clock: ClockMachine
  consents: Pick<ConsentsMachine, 'shown'>
  integrity: Pick<IntegrityMachine, 'shown'>
  lineSim: Pick<LineSimMachine, 'shown'>
  link: LinkMachine
  ownRecordings: Pick<OwnRecordingsMachine, 'shown' | 'isAsking'>
  player: Pick<PlayerMachine, 'shown'>
  reauthentication: Pick<ReauthenticationMachine, 'shown'>
  recordingRows: RecordingRows
  recordings: RecordingsMachine
  registration: RegistrationMachine
  reports: ReportsMachine
  session: SessionMachine
  settings: SettingsMachine
  setup: Pick<SetupMachine, 'shown'>
  status: StatusMachine
  today: TodayMachine
  uploads: UploadsMachine
}

/* The estimate of the server's time sways with every answer; instants on the screen need not. */
const steadyMs = 500

/** The picture for the screens, told only when it changed; its long lists are made anew only when they did. */
export function createViewMachine(deps: Deps) {
  const { afterCall, agentState, callRows, calls, clock, link, recordings, reports, session, settings } = deps
  let problem: HandsetView['problem'] = null
  let offsetMs: number | null = null
  let uploadsRevision = -1
  let uploadsList: HandsetView['uploads'] = []
  let uploadsText = ''
  let shownSettings: unknown = null
  let shownConsents: unknown = null
  let shownText = ''

  function steadyOffset(step: Step): number | null {
    const next = clock.wallOffsetMs(step.clock)
    const isSteady = next !== null && offsetMs !== null && Math.abs(next - offsetMs) < steadyMs
    if (!isSteady) offsetMs = next
    return offsetMs
  }

  function agentStateView(step: Step): HandsetView['agentState'] {
    const record = agentState.shown(step)
    if (record === null) return null
    const toWall = (at: number): number => at + (offsetMs ?? 0)
    const { state, notReadyReason, since, until, cause, nextState } = record
    return {
      state,
      notReadyReason,
      since: toWall(since),
      until: until === null ? null : toWall(until),
      cause,
      nextState,
      isPending: agentState.isPending(step),
    }
  }

  function shownNumber(phoneNumber: string | null): string | null {
    const isMasked = phoneNumber !== null && settings.current().isNumberMasked
    return isMasked ? maskPhoneNumber(phoneNumber) : phoneNumber
  }

  function callView(row: CallRow): NonNullable<HandsetView['call']> {
    const { callId, direction, phoneNumber, customerName, customerReference, purpose, note } = row
    const { isMuted, isSpeakerOn } = calls.liveOf(callId)
    const { state, startedAt } = recordings.ofCall(callId)
    const isTalking = row.phase === 'connected' || row.phase === 'held' || row.isOffHook === true
    const isCapturing = state === 'starting' || state === 'recording'
    const isManual = row.recordingMode === 'manual'
    return {
      callId,
      direction,
      phase: row.phase === 'placing' ? 'dialing' : row.phase,
      isHidden: false,
      // A call of the agent's own is masked for nobody.
      phoneNumber: row.isPrivate === true ? phoneNumber : shownNumber(phoneNumber),
      customerName,
      customerReference,
      purpose,
      note,
      startedAt: row.startedAtWallMs,
      connectedAt: row.connectedAtWallMs,
      isMuted,
      isHeld: row.phase === 'held',
      isSpeakerOn,
      recording: {
        state,
        startedAt: startedAt === null ? null : startedAt + (offsetMs ?? 0),
        mayStart: isTalking && !isCapturing && row.isRecordingWanted && (isManual || state === 'failed'),
        mayStop: isTalking && isCapturing && isManual,
      },
    }
  }

  function afterCallView(): HandsetView['afterCall'] {
    const form = afterCall.shown()
    if (form === undefined || callRows.count() > 0) return null
    const { callId, outcome, durationMs, customerName, phoneNumber, chosenCode, note, isSaved } = form
    const isRequired = settings.current().isDispositionRequired
    return {
      callId,
      outcome,
      durationMs,
      customerName,
      phoneNumber: shownNumber(phoneNumber),
      isRequired,
      chosenCode,
      note,
      isSaved,
    }
  }

  function viewOf(
    step: Step,
  ): Omit<HandsetView, 'uploads' | 'dispositions' | 'notReadyReasons' | 'consents'> {
    const offset = steadyOffset(step)
    const agent = session.agent()
    const passwordExpiresAt = session.passwordExpiresAt()
    const row = callRows.current()
    const ownRecordings = deps.ownRecordings.shown()
    const player = deps.player.shown()
    return {
      language: settings.language(),
      connection: link.connection(),
      clockOffsetMs: offset === null ? null : -offset,
      registration: deps.registration.shown(),
      setup: deps.setup.shown(),
      signIn: session.signIn(),
      passwordChange: session.passwordChange(),
      passwordExpiresAt: passwordExpiresAt === null ? null : passwordExpiresAt + (offset ?? 0),
      agent,
      appLock: deps.appLock.shown(step),
      reauthentication: {
        ...deps.reauthentication.shown(step),
        ...(deps.ownRecordings.isAsking() && { isAsked: true as const }),
      },
      ...(ownRecordings !== undefined && { ownRecordings }),
      ...(player !== null && { player }),
      integrity: deps.integrity.shown(),
      agentState: agentStateView(step),
      recording: {
        isReady: deps.status.isRecordingReady(step),
        faults: deps.status.faults(step),
        ...deps.status.shownProbe(),
      },
      ...deps.lineSim.shown(),
      call: row === undefined ? null : callView(row),
      afterCall: afterCallView(),
      today: deps.today.current(step, agent?.agentId ?? null),
      unsentReports: reports.unsentCount(),
      problem,
    }
  }

  /* True when the list is another one than was shown. */
  function renewUploads(step: Step): boolean {
    if (uploadsRevision === deps.uploads.revision()) return false
    uploadsRevision = deps.uploads.revision()
    uploadsList = listUploads(deps.recordingRows, deps.uploads, step.clock)
    const text = JSON.stringify(uploadsList)
    if (text === uploadsText) return false
    uploadsText = text
    return true
  }

  return {
    setProblem(step: Step, code: string): void {
      problem = { code, at: Math.round(step.clock.wallMs) }
    },
    /** The agent does something else: the old complaint has been read. */
    clearProblem: (): void => void (problem = null),

    settle(step: Step): void {
      const rest = viewOf(step)
      const text = JSON.stringify(rest)
      const consents = deps.consents.shown(settings.language(), offsetMs ?? 0)
      const isSame = text === shownText && settings.current() === shownSettings && consents === shownConsents
      if (!renewUploads(step) && isSame) return
      shownText = text
      shownSettings = settings.current()
      shownConsents = consents
      const { dispositions, notReadyReasons } = settings.current()
      const view = { ...rest, consents, uploads: uploadsList, dispositions, notReadyReasons }
      step.order({ type: 'show_view', view: deps.appLock.isShut() ? shutView(view) : view })
    },
  }
}
