import type { HandsetConsent } from '@smartym/contract'
import { gatewayCloseCodes } from '@smartym/contract/constants'
import type { Machines } from '../machines.ts'
import type { EventHandlers } from './event-handlers.ts'
import type { Step } from '../step/step.ts'

/** The link and what the server says over it. */
export function createServerHandlers(machines: Machines) {
  const { afterCall, agentState, appLock, clock, commands, consents, link } = machines
  const { registration, reports, session, settings, signOut, uploads, view } = machines

  function heard(step: Step, serverTime: number, roundTripMs: number): void {
    clock.synchronise(step, serverTime, roundTripMs)
    link.heard(step)
  }

  /* A server that says nothing of consents asks for none. */
  function heedConsents(step: Step, agentId: string, said: readonly HandsetConsent[] = []): void {
    consents.apply(step, { agentId, consents: [...said] })
  }

  return {
    'link.opened': (step, event) => {
      link.opened(step)
      registration.welcomed(step)
      heard(step, event.serverTime, event.roundTripMs)
      settings.apply(step, event.settings)
      uploads.settingsChanged(step)
      uploads.linkOpened()
      if (event.agent === null && session.agent() !== null) signOut(step)
      session.welcomed(step, event.agent)
      consents.linkOpened(step)
      if (event.agent !== null) heedConsents(step, event.agent.agentId, event.consents)
      agentState.welcomed(step, event.agentState)
      reports.linkOpened(step)
      commands.prune(step)
      for (const command of event.pendingCommands) commands.receive(step, command, true)
      step.order({ type: 'sample_status' })
    },
    'standing.told': (step, { state }) => registration.told(step, state),
    'link.closed': (step, { code, isRetryable }) => {
      const isLetGo = code === gatewayCloseCodes.notActive
      link.closed(step, code, isRetryable, isLetGo ? registration.retryMs(step) : null)
    },
    'clock.synchronised': (step, event) => heard(step, event.serverTime, event.roundTripMs),
    'push.received': (step) => {
      step.order({ type: 'fetch_commands' })
      link.hurry(step)
    },
    'push.registered': (step, { token }) => reports.add(step, 'push.registered', { token }),
    'command.received': (step, { command }) => {
      link.heard(step)
      commands.receive(step, command, link.isOpen())
    },
    'commands.fetched': (step, event) => {
      clock.synchronise(step, event.serverTime, event.roundTripMs)
      for (const command of event.commands) commands.receive(step, command, link.isOpen())
    },
    // The welcome of the link that is being opened brings them too.
    'commands.fetch_failed': (step) => link.hurry(step),
    'agent_state.received': (step, { frame }) => {
      link.heard(step)
      if (agentState.frameReceived(step, frame)) signOut(step)
    },
    'disposition.received': (step, { frame }) => {
      link.heard(step)
      afterCall.answeredElsewhere(step, frame)
    },
    'consents.received': (step, { frame: { agentId, consents: said } }) => {
      link.heard(step)
      if (agentId === session.agent()?.agentId) heedConsents(step, agentId, said)
    },
    'consent_texts.fetched': (step, { texts }) => consents.textsFetched(step, texts),
    'consent_texts.fetch_failed': (step, { fault }) => consents.textsFailed(step, fault),
    'reports.acknowledged': (step, { acknowledgedSeq }) => {
      reports.acknowledged(step, acknowledgedSeq)
      agentState.reportsAcknowledged(step)
      uploads.touch()
    },
    'reports.failed': (step, { fault, expectedSeq }) => {
      reports.failed(step, fault, expectedSeq)
      agentState.reportsAcknowledged(step)
    },
    'sign_in.accepted': (step, { agent, passwordExpiresAt = null, consents: said }) => {
      session.signedIn(step, agent, passwordExpiresAt)
      appLock.signedIn(step)
      heedConsents(step, agent.agentId, said)
      agentState.signedIn(step, agent.agentId)
    },
    'sign_in.refused': (_step, { fault }) => session.signInRefused(fault),
    'password_change.refused': (_step, { fault, faults }) => session.passwordChangeRefused(fault, faults),
    'sign_out.accepted': (step) => signOut(step),
    'sign_out.refused': (step, { fault }) => {
      session.signOutRefused()
      view.setProblem(step, fault.code)
    },
  } satisfies Partial<EventHandlers>
}
