import type { DraftConsentTextRequest, Role } from '@smartym/contract'
import type { Container } from '../app/container.ts'
import type { AuditOrigin } from '../features/audit/index.ts'
import demoConsents from './demo-consents.json' with { type: 'json' }

type Faces = Pick<Container, 'db' | 'clock' | 'consents'>

interface Person {
  readonly accountId: string
  readonly name: string
  readonly role: Role
  readonly agentId: string | null
}

/** Publishes the demo's texts as its administrator, and has its agents agree to the required ones (DIS-4). */
export async function seedConsents(
  { db, clock, consents }: Faces,
  by: AuditOrigin,
  people: readonly Person[],
): Promise<void> {
  const actorOf = ({ accountId, name }: { accountId: string; name: string }): AuditOrigin => ({
    ...by,
    actor: { kind: 'account', id: accountId, name },
  })
  const administrator = people.find(({ role }) => role === 'administrator')
  const publisher = administrator === undefined ? by : actorOf(administrator)
  const required: string[] = []
  for (const text of demoConsents as DraftConsentTextRequest[]) {
    const consentTextId = await consents.draftText(publisher, text)
    await consents.publishText(publisher, consentTextId)
    if (text.isRequired) required.push(consentTextId)
  }
  const agents = people.filter(({ agentId }) => agentId !== null)
  await db.transaction(async (tx) => {
    for (const agent of agents) {
      for (const consentTextId of required) {
        await consents.recordConsent(tx, actorOf(agent), {
          accountId: agent.accountId,
          consentTextId,
          decision: 'given',
          source: 'handset',
          deviceId: null,
          language: 'ko',
          at: clock.now(),
          isClockSynchronised: true,
        })
      }
    }
  })
}
