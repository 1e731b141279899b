import { operations } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { type Exporter, registerExport, sayIn } from '../../../platform/exports/index.ts'
import type { ListenAlerts } from './listen-alerts.service.ts'
import type { ListenRequests } from './listen-requests.service.ts'
import {
  listenAlertColumns,
  listenAlertNotes,
  listenRequestColumns,
  listenRequestNotes,
  ownListenColumns,
  ownListenNotes,
} from './listening-columns.view.ts'
import type { OwnListens } from './own-listens.service.ts'

export interface ListeningExportsDeps {
  readonly exporter: Exporter
  readonly requests: Pick<ListenRequests, 'listRequests' | 'countRequests'>
  readonly own: OwnListens
  readonly alerts: Pick<ListenAlerts, 'listAlerts' | 'countAlerts'>
}

/** The lists about listening as files (SEC-8, ADM-13). */
export function registerListeningExports(app: FastifyInstance, deps: ListeningExportsDeps): void {
  const { exporter, requests, own, alerts } = deps
  registerExport(app, exporter, operations.exportListenRequests, async ({ caller, filter, language }) => {
    const say = sayIn(language)
    return {
      action: 'listen_requests.exported',
      title: say('console.listen_requests.title'),
      plainName: 'listen-requests',
      columns: (timeText) => listenRequestColumns(say, language, timeText),
      filterNotes: (timeText) => listenRequestNotes(say, timeText, filter),
      count: (limit) => requests.countRequests(caller, filter, limit),
      readPage: (page) => requests.listRequests(caller, { ...filter, ...page }),
    }
  })
  registerExport(app, exporter, operations.exportOwnListens, async ({ caller, filter, language }) => {
    const say = sayIn(language)
    return {
      action: 'own_listens.exported',
      title: say('console.own_listens.title'),
      plainName: 'own-listens',
      columns: (timeText) => ownListenColumns(say, language, timeText),
      filterNotes: (timeText) => ownListenNotes(say, timeText, filter),
      count: (limit) => own.countOwnListens(caller, filter, limit),
      readPage: (page) => own.listOwnListens(caller, { ...filter, ...page }),
    }
  })
  registerExport(app, exporter, operations.exportListenAlerts, async ({ caller, filter, language }) => {
    const say = sayIn(language)
    return {
      action: 'listen_alerts.exported',
      title: say('console.alerts.title'),
      plainName: 'listen-alerts',
      columns: (timeText) => listenAlertColumns(say, timeText),
      filterNotes: () => listenAlertNotes(say, filter),
      count: (limit) => alerts.countAlerts(caller, filter, limit),
      readPage: (page) => alerts.listAlerts(caller, { ...filter, ...page }),
    }
  })
}
