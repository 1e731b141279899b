import type { AuditKind, WriteFindingRequest } from '@smartym/contract'
import type { Container } from '../app/container.ts'
import {
  type AuditAction,
  type AuditOrigin,
  createRecorderAt,
  type NewAuditEntry,
  serverOrigin,
} from '../features/audit/index.ts'
import { dayIn, monthAfter, monthIn, startOfMonth } from '../platform/clock/index.ts'
import demoReviews from './demo-reviews.json' with { type: 'json' }
import type { SeededCompany, SeededPerson } from './seed-company.ts'

type Faces = Pick<Container, 'db' | 'clock' | 'ids' | 'audit' | 'organization' | 'reviews'>
type Planned = (typeof demoReviews.reviews)[number]
type PastAct = (typeof demoReviews.acts)[number]

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const monthsOfPast = 4
const officeHour = 10
const saturday = 6

/** What was done in the months before, by whom and of what; an act's entries stand by `<month> <login id> <action>`. */
type Past = ReadonlyMap<string, readonly string[]>

/* The `index`th of so many acts of a month: on its days of work one after the other, some minutes apart. */
function instantOf(timeZone: string, month: string, index: number, hour: number): number {
  const starts = startOfMonth(timeZone, month)
  const days = Array.from({ length: 28 }, (_, day) => starts + day * dayMs + 12 * hourMs).filter((noon) => {
    const weekday = new Date(`${dayIn(timeZone, noon)}T00:00:00Z`).getUTCDay()
    return weekday > 0 && weekday < saturday
  })
  const noon = days[index % days.length] ?? starts
  return noon + (hour - 12) * hourMs + ((index * 7) % 55) * 60_000
}

function entryOf(companyId: string, act: PastAct, person: SeededPerson | undefined): NewAuditEntry {
  const by = serverOrigin(companyId)
  const origin: AuditOrigin =
    person === undefined
      ? by
      : { ...by, actor: { kind: 'account', id: person.accountId, name: person.name }, address: '127.0.0.1' }
  return {
    ...origin,
    kind: act.kind as AuditKind,
    action: act.action as AuditAction,
    object: { kind: 'company', id: companyId },
    reason: 'reason' in act ? (act.reason ?? null) : null,
  }
}

async function recordPast(
  { db, ids }: Faces,
  { companyId, people }: SeededCompany,
  timeZone: string,
  present: string,
): Promise<Past> {
  const past = new Map<string, string[]>()
  for (let monthsAgo = monthsOfPast; monthsAgo > 0; monthsAgo -= 1) {
    const month = monthAfter(present, -monthsAgo)
    await db.transaction(async (tx) => {
      for (const act of demoReviews.acts) {
        const person = people.find(({ loginId }) => loginId === act.by)
        const entry = entryOf(companyId, act, person)
        const made: string[] = []
        for (let index = 0; index < (act.times[monthsOfPast - monthsAgo] ?? 0); index += 1) {
          const at = instantOf(timeZone, month, index, 'hour' in act ? (act.hour ?? officeHour) : officeHour)
          made.push(await createRecorderAt({ now: () => at }, ids).record(tx, entry))
        }
        past.set(`${month} ${act.by} ${act.action}`, made)
      }
    })
  }
  return past
}

/** Has one review taken, written and signed as far as it is planned. */
async function conduct(
  { reviews }: Faces,
  company: SeededCompany,
  plan: Planned,
  review: { readonly reviewId: string; readonly month: string; readonly past: Past },
): Promise<void> {
  const { reviewId, month, past } = review
  const actorOf = (loginId: string) => {
    const person = company.people.find((each) => each.loginId === loginId)
    if (person === undefined) throw new Error(`nobody of the demo is ${loginId}`)
    const { accountId, name } = person
    const actor = { kind: 'account', id: accountId, name } as const
    return { accountId, name, by: { ...serverOrigin(company.companyId), actor } }
  }
  const reviewer = actorOf(plan.reviewer)
  let revision = 1
  await reviews.conduct.takeReview(reviewer, { reviewId, revision })
  for (const { entriesBy, entriesOf, ...finding } of plan.findings) {
    revision += 1
    const auditEntryIds = (past.get(`${month} ${entriesBy} ${entriesOf}`) ?? []).slice(0, 3)
    const request = { ...finding, revision, auditEntryIds } as WriteFindingRequest
    await reviews.conduct.addFinding(reviewer, reviewId, request)
  }
  if (plan.conclusion === null) return
  revision += 1
  const result = plan.findings.length === 0 ? 'clean' : 'findings'
  await reviews.conduct.signReview(reviewer, reviewId, { revision, result, conclusion: plan.conclusion })
  if (plan.countersigner === null) return
  const seen = { reviewId, revision: revision + 1 }
  await reviews.conduct.countersignReview(actorOf(plan.countersigner), seen, null)
}

/**
 * Gives the demo's company four months of usage history and their reviews (ADM-5): two signed, one of them by two people; one that
 * waits, late, for its second signature; and one that is being written. Returns how many.
 */
export async function seedReviews(faces: Faces, company: SeededCompany): Promise<number> {
  const { clock, audit, organization, reviews } = faces
  const { timeZone } = await organization.getCompany(company.companyId)
  const present = monthIn(timeZone, clock.now())
  const past = await recordPast(faces, company, timeZone, present)
  await audit.flush()
  const { opened } = await reviews.keepUp()
  const made = await reviews.listMonths(company.companyId)
  for (const plan of demoReviews.reviews) {
    const month = monthAfter(present, -plan.monthsAgo)
    const reviewId = made.get(month)
    if (reviewId !== undefined) await conduct(faces, company, plan, { reviewId, month, past })
  }
  return opened
}
