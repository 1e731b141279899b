import type { BlobStore } from '../../../platform/blob-store/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { Outbox } from '../../../platform/outbox/index.ts'
import type { AuditRecorder } from '../../audit/index.ts'
import type { CustomersSlice } from '../../customers/index.ts'
import type { DevicesSlice } from '../../devices/index.ts'
import type { OrganizationSlice } from '../../organization/index.ts'
import type { RowCustomers } from '../../protection/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import type { DataKeys } from '../keys/data-keys.service.ts'
import type { RecordingsView } from '../recordings.view.ts'
import { createListenAlerts } from './listen-alerts.service.ts'
import { createListenAnswers } from './listen-answers.service.ts'
import { createListenAsking } from './listen-asking.service.ts'
import { createListenContent } from './listen-content.service.ts'
import { createListenDecisions } from './listen-decisions.service.ts'
import { type Captions, createListenGrants } from './listen-grants.service.ts'
import { createListenPlays } from './listen-plays.service.ts'
import { createListenPolicies } from './listen-policies.service.ts'
import { createListenRequests } from './listen-requests.service.ts'
import { createListenRequestsStore } from './listen-requests.store.ts'
import { createListenRequestsView } from './listen-requests.view.ts'
import { createListenUpkeep } from './listen-upkeep.service.ts'
import { createListeningRights } from './listening-rights.store.ts'
import { createListeningStates } from './listening-states.service.ts'
import { createListeningStore } from './listening.store.ts'
import { createListens } from './listens.service.ts'
import { createListensStore } from './listens.store.ts'
import { createListensView } from './listens.view.ts'
import { createOwnListens } from './own-listens.service.ts'

export interface ListeningSubsliceDeps {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly outbox: Pick<Outbox, 'append'>
  readonly blobs: BlobStore
  readonly settings: Pick<SettingsSlice, 'get' | 'effective'>
  readonly organization: Pick<OrganizationSlice, 'unitNames' | 'idsAbove' | 'getCompany'>
  readonly customers: Pick<CustomersSlice, 'sightOf' | 'provideUnusualLooks' | 'countLooksOfDays'>
  readonly devices: Pick<DevicesSlice, 'devicePublicKey'>
  readonly captionsOf?: (recordingId: string) => Promise<Captions | null>
  readonly dataKeys: DataKeys
  readonly recordings: RecordingsView
  readonly rowCustomers: Pick<RowCustomers, 'ready' | 'open'>
}

/** Listening under approval: asked for, decided, played, and told to those who are heard (SEC-7, SEC-8, ADM-13). */
export function createListeningSubslice(deps: ListeningSubsliceDeps) {
  const { db, clock } = deps
  const store = createListeningStore(db)
  const requestsStore = createListenRequestsStore(db)
  const listensStore = createListensStore(db)
  const rights = createListeningRights(db)
  const policies = createListenPolicies(deps)
  const view = createListenRequestsView(db, deps.rowCustomers)
  const listensView = createListensView(db, deps.customers, deps.rowCustomers)
  const answers = createListenAnswers({ ...deps, store: requestsStore, rights, policies })
  const shared = { ...deps, rights, policies, answers, view, store: requestsStore }
  const plays = createListenPlays(shared)
  const states = createListeningStates({ store, requests: requestsStore, clock, policies, rights })
  const listens = createListens({ ...deps, store: listensStore, policies, rights })
  deps.customers.provideUnusualLooks(listens.recordUnusualLooks)
  const listening = { ...deps, store, states, policies, plays, rights, listens }
  return {
    store,
    listensStore,
    states,
    policies,
    asking: createListenAsking({ ...shared, listening: store }),
    requests: createListenRequests(shared),
    decisions: createListenDecisions(shared),
    grants: createListenGrants({ ...listening, captionsOf: deps.captionsOf ?? (async () => null) }),
    content: createListenContent(listening),
    upkeep: createListenUpkeep({ ...shared, plays }),
    alerts: createListenAlerts({ ...deps, store: listensStore, view: listensView, rights }),
    own: createOwnListens({ ...deps, view: listensView, rights, policies }),
  }
}
