import { accountsErrors } from './accounts/accounts.operations.ts'
import { agentsErrors } from './agents/agents.operations.ts'
import { callsErrors } from './calls/calls.operations.ts'
import { consentsErrors } from './consents/consents.operations.ts'
import { customersErrors } from './customers/customers.ts'
import { devicesErrors } from './devices/devices.errors.ts'
import { dialingErrors } from './dialing/dialing.operations.ts'
import { dispositionsErrors } from './dispositions/dispositions.operations.ts'
import { formsErrors } from './forms/forms.operations.ts'
import { handsetErrors } from './handset/handset.operations.ts'
import { integrationsErrors } from './integrations/integrations.ts'
import { exportsErrors } from './exports/exports.ts'
import { linesErrors } from './lines/lines.ts'
import { lossReportsErrors } from './loss-reports/loss-reports.ts'
import { organizationErrors } from './organization/organization.ts'
import { commonErrors } from './problem.ts'
import { remoteSettingsErrors } from './remote-settings/remote-settings.operations.ts'
import { reviewsErrors } from './reviews/reviews.operations.ts'
import { textMessagesErrors } from './text-messages/text-messages.operations.ts'
import { recordingsErrors } from './recordings/recordings.operations.ts'

/** Every error code with its HTTP status; each slice lists its own. */
export const errorStatuses = {
  ...commonErrors,
  ...exportsErrors,
  ...organizationErrors,
  ...accountsErrors,
  ...devicesErrors,
  ...linesErrors,
  ...lossReportsErrors,
  ...consentsErrors,
  ...formsErrors,
  ...customersErrors,
  ...dispositionsErrors,
  ...callsErrors,
  ...textMessagesErrors,
  ...agentsErrors,
  ...recordingsErrors,
  ...dialingErrors,
  ...integrationsErrors,
  ...handsetErrors,
  ...remoteSettingsErrors,
  ...reviewsErrors,
} as const
/** A code without a phrase in four languages does not compile (`@smartym/phrases`). */
export type ErrorCode = keyof typeof errorStatuses
