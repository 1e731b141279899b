import type { DialRequestResponse, RecordingResponse, TraceResponse } from '@smartym/contract'
import type { Constellation } from './constellation.ts'
import { findPlaintext } from './find-plaintext.ts'
import { askAndApprove, listen, listenWithoutApproval } from './listener.ts'

/** What became of one call through everything. */
export interface OneCall {
  dialRequestId: string
  callId: string
  recordingId: string
  /** What was fed to the capture. */
  audioInSha256: string
  /** What a client decrypted that holds only HTTP answers. */
  audioOutSha256: string
  audio: Uint8Array
  refusal: string
  trace: TraceResponse['steps']
}

export interface OneCallOptions {
  /** Default: somebody who talks for 4 s. */
  phoneNumber?: string
  onStep?: (sentence: string) => void
}

const ringAndTalkMs = 60_000

/**
 * One whole call by the public API alone: dialled, recorded, sealed, stored, refused, asked for, approved, granted,
 * opened. Throws at the first thing that is not as it should be.
 */
export async function runOneCall(
  constellation: Constellation,
  options: OneCallOptions = {},
): Promise<OneCall> {
  const { crm, company, handsets, signIn, until } = constellation
  const { phoneNumber = '010-0000-9104', onStep = () => {} } = options
  const [agent] = company.agents
  const [handset] = handsets
  if (!agent || !handset) throw new Error('one call needs an agent and a phone')

  const dialled = await crm.post<DialRequestResponse>('/api/v1/dial-requests', {
    agent: { employeeNumber: agent.employeeNumber },
    phoneNumber,
    customerName: '박서준',
    customerReference: 'C-0001',
    purpose: 'service',
  })
  const { dialRequestId, callId, recordingId } = dialled
  if (recordingId === null) throw new Error('no recording was ordered')
  onStep(`dial request ${dialRequestId} was accepted`)

  await until(
    'the call has ended',
    async () => {
      const { state } = await crm.get<DialRequestResponse>(`/api/v1/dial-requests/${dialRequestId}`)
      if (state === 'failed' || state === 'canceled') throw new Error(`the dial request is ${state}`)
      return state === 'ended'
    },
    ringAndTalkMs,
  )
  onStep('the call was made, and has ended')

  const managerA = await signIn('managerA')
  const managerB = await signIn('managerB')
  await until('the recording is stored', async () => {
    const { state } = await managerA.get<RecordingResponse>(`/api/v1/recordings/${recordingId}`)
    return state === 'stored'
  })
  onStep('its recording is stored')

  const refusal = await listenWithoutApproval(managerA, recordingId)
  onStep(`listening without approval was refused: ${refusal}`)
  await askAndApprove(managerA, managerB, recordingId)
  onStep('one manager asked to listen, another approved')
  const heard = await listen(managerA, recordingId)
  onStep(`the recording was opened: ${heard.audio.length} bytes of sound`)

  const audioInSha256 = handset.audioInSha256(recordingId)
  if (audioInSha256 !== heard.sha256) throw new Error('what was heard is not what was said')
  const leaks = await findPlaintext(constellation.dataDir, heard.audio)
  if (leaks.length > 0) throw new Error(`sound lies unencrypted in ${leaks.join(', ')}`)
  const { steps } = await crm.get<TraceResponse>(`/api/v1/calls/${callId}/trace`)
  return {
    dialRequestId,
    callId,
    recordingId,
    audioInSha256,
    audioOutSha256: heard.sha256,
    audio: heard.audio,
    refusal,
    trace: steps,
  }
}
