import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { Clock } from '../../platform/clock/index.ts'
import type { Db } from '../../platform/db/index.ts'
import type { Exporter } from '../../platform/exports/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import type { Outbox } from '../../platform/outbox/index.ts'
import type { AuditRecorder } from '../audit/index.ts'
import type { DevicesSlice } from '../devices/index.ts'
import type { GatewaySlice } from '../gateway/index.ts'
import type { OrganizationSlice } from '../organization/index.ts'
import type { SettingsSlice } from '../settings/index.ts'
import { createConsentPeopleView } from './consent-people.view.ts'
import { createConsentTexts } from './consent-texts.service.ts'
import { createConsentTextsView } from './consent-texts.view.ts'
import { createConsentsAnnouncer } from './consents-announcer.ts'
import { createConsentsDesk } from './consents-desk.service.ts'
import { createConsentsReports } from './consents.reports.ts'
import { registerConsentsRoutes } from './consents.routes.ts'
import { createConsentsService } from './consents.service.ts'
import { createConsentsStore } from './consents.store.ts'
import { createForms } from './forms/create-forms.ts'
import { createPublishedTexts } from './published-texts.ts'

export interface ConsentsSliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly log: FastifyBaseLogger
  readonly audit: AuditRecorder
  readonly exporter: Exporter
  readonly outbox: Pick<Outbox, 'append'>
  readonly organization: Pick<OrganizationSlice, 'unitNames' | 'narrowScope' | 'getCompany'>
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly devices: Pick<DevicesSlice, 'findDevice'>
  readonly gateway: Pick<GatewaySlice, 'listConnected' | 'sendFrame'>
}

/** What agents are asked to agree to, what they said (DIS-4), and the forms that they fill in (DIS-5). */
export function createConsentsSlice(deps: ConsentsSliceDeps) {
  const { db, clock, ids, log, audit, exporter, organization, devices, gateway } = deps
  const store = createConsentsStore(db)
  const published = createPublishedTexts(store, clock)
  const service = createConsentsService({ db, store, published, clock, ids, audit })
  const announcer = createConsentsAnnouncer({ store, service, published, devices, gateway, clock, log })
  const texts = createConsentTexts({ db, store, clock, ids, audit, onPublished: announcer.published })
  const desk = createConsentsDesk({
    store,
    texts,
    textsView: createConsentTextsView(db),
    people: createConsentPeopleView(db),
    service,
    published,
    organization,
    remind: announcer.remindAgent,
  })
  const forms = createForms(deps)
  return {
    handsetConsents: service.handsetConsents,
    listRequired: service.listRequired,
    isMissing: service.isMissing,
    /** Tells the phone on which an agent works what the agent owes; not inside a transaction. */
    remindAgent: announcer.remindAgent,
    draftText: texts.draftText,
    publishText: texts.publishText,
    recordConsent: service.record,
    /** Tells phones what was published since; the slice does it every five seconds by itself. */
    sweep: announcer.sweep,
    reportHandlers: createConsentsReports({ store, service, remind: announcer.remind }),
    routes(app: FastifyInstance): void {
      registerConsentsRoutes(app, desk, exporter)
      forms.routes(app)
    },
    start: announcer.start,
    stop: announcer.stop,
  }
}
export type ConsentsSlice = ReturnType<typeof createConsentsSlice>
