import { accountsOperations } from './accounts/accounts.operations.ts'
import { agentsOperations } from './agents/agents.operations.ts'
import { auditOperations } from './audit/audit.ts'
import { callsOperations } from './calls/calls.operations.ts'
import { consentsOperations } from './consents/consents.operations.ts'
import { customersOperations } from './customers/customers.ts'
import { devicesOperations } from './devices/devices.operations.ts'
import { dialingOperations } from './dialing/dialing.operations.ts'
import { dispositionsOperations } from './dispositions/dispositions.operations.ts'
import { formsOperations } from './forms/forms.operations.ts'
import { handsetOperations } from './handset/handset.operations.ts'
import { integrationsOperations } from './integrations/integrations.ts'
import { linesOperations } from './lines/lines.ts'
import { lossReportsOperations } from './loss-reports/loss-reports.ts'
import { monitoringOperations } from './monitoring/monitoring.ts'
import { organizationOperations } from './organization/organization.ts'
import { recordingsOperations } from './recordings/recordings.operations.ts'
import { remoteSettingsOperations } from './remote-settings/remote-settings.operations.ts'
import { reviewsOperations } from './reviews/reviews.operations.ts'
import { settingsOperations } from './settings/settings.operations.ts'
import { systemOperations } from './system/system.ts'
import { textMessagesOperations } from './text-messages/text-messages.operations.ts'

/** The whole HTTP API as data; uploads (tus 1.0) are the one part that a protocol of its own describes. */
export const operations = {
  ...auditOperations,
  ...reviewsOperations,
  ...settingsOperations,
  ...remoteSettingsOperations,
  ...organizationOperations,
  ...accountsOperations,
  ...devicesOperations,
  ...linesOperations,
  ...lossReportsOperations,
  ...consentsOperations,
  ...formsOperations,
  ...customersOperations,
  ...dispositionsOperations,
  ...callsOperations,
  ...textMessagesOperations,
  ...agentsOperations,
  ...recordingsOperations,
  ...dialingOperations,
  ...monitoringOperations,
  ...integrationsOperations,
  ...systemOperations,
  ...handsetOperations,
}
