import type {
  HandsetConsentText,
  HandsetReauthenticateRequest,
  HandsetReauthenticateResponse,
  HandsetSignInResponse,
  SendReportsResponse,
} from '@smartym/contract'
import type { CommandFrame } from '@smartym/contract/frames'
import type { HandsetReport } from '@smartym/contract/reports'
import type { HandsetEvent } from '@smartym/handset-core'
import type { HandsetClock } from '../clock/handset-clock.ts'
import type { Network } from '../link/network.ts'
import type { Tombstone } from '../wipe/tombstone.ts'
import type { DeviceRequests } from '../link/device-requests.ts'
import { createOwnRecordingsRequests, type OwnRecordingsRequests } from './own-recordings-requests.ts'
import { NetworkFaultError, readJson, toNetworkFault } from '../link/network-fault.ts'

export interface ServerRequestParts {
  device: DeviceRequests
  network: Network
  tombstone: Tombstone
  clock: HandsetClock
  tell(event: HandsetEvent): void
}

/** The core's requests to the server; each is answered by exactly one event. */
export interface ServerRequests extends OwnRecordingsRequests {
  sendReports(reports: HandsetReport[]): void
  signIn(loginId: string, password: string): void
  /** Signs in as well. */
  changePassword(typed: { loginId: string; password: string; newPassword: string }): void
  signOut(): void
  reauthenticate(proof: HandsetReauthenticateRequest): void
  fetchConsentTexts(consentTextIds: readonly string[]): void
  fetchCommands(): void
  /** The last words of a phone that was wiped. */
  reportWiped(): void
}

export function createServerRequests({
  device,
  network,
  tombstone,
  clock,
  tell,
}: ServerRequestParts): ServerRequests {
  async function call(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Response> {
    return device.request({
      method,
      path: `/api/v1/handset/${path}`,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
  }

  function answer(request: Promise<HandsetEvent>, refused: (error: unknown) => HandsetEvent): void {
    request.catch(refused).then(tell, crash)
  }

  return {
    sendReports: (reports) =>
      answer(sendReports(reports), (error) => ({
        type: 'reports.failed',
        fault: toNetworkFault(error),
        expectedSeq: expectedSeqOf(error),
      })),
    signIn: (loginId, password) =>
      answer(signInBy('sign-in', { loginId, password }), (error) => ({
        type: 'sign_in.refused',
        fault: toNetworkFault(error),
      })),
    changePassword: ({ loginId, password, newPassword }) =>
      answer(signInBy('password', { loginId, password, newPassword }), (error) => ({
        type: 'password_change.refused',
        fault: toNetworkFault(error),
        faults: faultsOf(error),
      })),
    signOut: () =>
      answer(
        call('POST', 'sign-out').then((): HandsetEvent => ({ type: 'sign_out.accepted' })),
        (error) => ({ type: 'sign_out.refused', fault: toNetworkFault(error) }),
      ),
    reauthenticate: (proof) =>
      answer(reauthenticate(proof), (error) => ({
        type: 'reauthentication.refused',
        fault: toNetworkFault(error),
      })),
    fetchConsentTexts: (consentTextIds) =>
      answer(fetchConsentTexts(consentTextIds), (error) => ({
        type: 'consent_texts.fetch_failed',
        fault: toNetworkFault(error),
      })),
    ...createOwnRecordingsRequests({ call, answer }),
    reportWiped: () =>
      answer(reportWiped(), (error) => ({ type: 'wipe.report_failed', fault: toNetworkFault(error) })),
    fetchCommands: () =>
      answer(fetchCommands(), (error) => ({ type: 'commands.fetch_failed', fault: toNetworkFault(error) })),
  }

  async function sendReports(reports: HandsetReport[]): Promise<HandsetEvent> {
    const { acknowledgedSeq } = await readJson<SendReportsResponse>(call('POST', 'reports', { reports }))
    return { type: 'reports.acknowledged', acknowledgedSeq }
  }

  async function signInBy(path: 'sign-in' | 'password', typed: object): Promise<HandsetEvent> {
    const { agent, passwordExpiresAt, consents } = await readJson<HandsetSignInResponse>(
      call('POST', path, typed),
    )
    return { type: 'sign_in.accepted', agent, passwordExpiresAt, consents }
  }

  async function reauthenticate(proof: HandsetReauthenticateRequest): Promise<HandsetEvent> {
    const { dueAt } = await readJson<HandsetReauthenticateResponse>(call('POST', 'reauthentication', proof))
    return { type: 'reauthentication.accepted', dueAt }
  }

  async function fetchConsentTexts(consentTextIds: readonly string[]): Promise<HandsetEvent> {
    const path = `consent-texts?consentTextIds=${consentTextIds.join(',')}`
    const { items } = await readJson<{ items: HandsetConsentText[] }>(call('GET', path))
    return { type: 'consent_texts.fetched', texts: items }
  }

  /* Its key is gone: the words were signed before. A server that will not have them is not asked again. */
  async function reportWiped(): Promise<HandsetEvent> {
    const words = tombstone.find()
    if (words !== undefined)
      await network.request({
        method: 'POST',
        path: '/api/v1/device-wipes',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(words),
      })
    tombstone.remove()
    return { type: 'wipe.reported' }
  }

  async function fetchCommands(): Promise<HandsetEvent> {
    const askedAtMs = clock.monotonicMs()
    const answered = await readJson<{ serverTime: number; commands: CommandFrame[] }>(call('GET', 'commands'))
    return { type: 'commands.fetched', ...answered, roundTripMs: clock.monotonicMs() - askedAtMs }
  }
}

function expectedSeqOf(error: unknown): number | null {
  const seq = error instanceof NetworkFaultError ? error.problem['expectedSeq'] : null
  return typeof seq === 'number' ? seq : null
}

function faultsOf(error: unknown): string[] {
  const faults = error instanceof NetworkFaultError ? error.problem['faults'] : []
  return Array.isArray(faults) ? faults.map(String) : []
}

/** A mistake of ours must not pass for a fault of the network. */
function crash(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
