import type { MigrationRegistry } from '../platform/db/index.ts'
import * as leases from './0001-leases.ts'
import * as outboxEvents from './0002-outbox-events.ts'
import * as jobs from './0003-jobs.ts'
import * as idempotencyKeys from './0004-idempotency-keys.ts'
import * as auditEntries from './0010-audit-entries.ts'
import * as auditEntriesAppendOnly from './0011-audit-entries-append-only.ts'
import * as auditLog from './0012-audit-log.ts'
import * as organization from './0100-organization.ts'
import * as settings from './0101-settings.ts'
import * as accounts from './0102-accounts.ts'
import * as sessions from './0103-sessions.ts'
import * as apiKeys from './0104-api-keys.ts'
import * as devices from './0110-devices.ts'
import * as registrationCodes from './0111-registration-codes.ts'
import * as transportKeys from './0112-transport-keys.ts'
import * as lines from './0115-lines.ts'
import * as commands from './0120-commands.ts'
import * as deviceReports from './0121-device-reports.ts'
import * as customers from './0200-customers.ts'
import * as dispositions from './0210-dispositions.ts'
import * as calls from './0220-calls.ts'
import * as callSteps from './0221-call-steps.ts'
import * as callDayCounts from './0222-call-day-counts.ts'
import * as agents from './0230-agents.ts'
import * as dialRequests from './0300-dial-requests.ts'
import * as recordings from './0400-recordings.ts'
import * as recordingUploads from './0401-recording-uploads.ts'
import * as recordingKeys from './0402-recording-keys.ts'
import * as renditions from './0403-renditions.ts'
import * as listenRequests from './0404-listen-requests.ts'
import * as listenGrants from './0405-listen-grants.ts'
import * as marks from './0406-marks.ts'
import * as accountsPasswordTimes from './0540-accounts-password-times.ts'
import * as passwordHistory from './0542-password-history.ts'
import * as sessionsAuthentication from './0543-sessions-authentication.ts'
import * as pendingSignIns from './0545-pending-sign-ins.ts'
import * as secondFactors from './0546-second-factors.ts'
import * as recoveryCodes from './0547-recovery-codes.ts'
import * as signInChallenges from './0548-sign-in-challenges.ts'
import * as auditSinks from './0550-audit-sinks.ts'
import * as auditPurgedBlocks from './0551-audit-purged-blocks.ts'
import * as auditEntriesDeleteGuard from './0552-audit-entries-delete-guard.ts'
import * as settingsChanges from './0560-settings-changes.ts'
import * as settingsTargetVersions from './0561-settings-target-versions.ts'
import * as settingsReceipts from './0562-settings-receipts.ts'
import * as auditEntriesBySubject from './0565-audit-entries-by-subject.ts'
import * as systemErrors from './0570-system-errors.ts'
import * as devicesStanding from './0580-devices-standing.ts'
import * as devicesStateIndex from './0581-devices-state-index.ts'
import * as deviceChanges from './0582-device-changes.ts'
import * as registrationCodesBound from './0583-registration-codes-bound.ts'
import * as registrationCodesSecret from './0584-registration-codes-secret.ts'
import * as listedDevices from './0585-listed-devices.ts'
import * as devicesStateChanged from './0586-devices-state-changed.ts'
import * as ownRoles from './0590-own-roles.ts'
import * as orgUnitsClosed from './0600-org-units-closed.ts'
import * as accountsPeople from './0601-accounts-people.ts'
import * as devicesByAgent from './0602-devices-by-agent.ts'
import * as consents from './0640-consents.ts'
import * as forms from './0641-forms.ts'
import * as listenRequestRecordings from './0660-listen-request-recordings.ts'
import * as recordingListens from './0661-recording-listens.ts'
import * as listenAlerts from './0662-listen-alerts.ts'
import * as lineChanges from './0670-line-changes.ts'
import * as lossReports from './0671-loss-reports.ts'
import * as apiKeysProofs from './0690-api-keys-proofs.ts'
import * as accessTokens from './0691-access-tokens.ts'
import * as usedProofs from './0692-used-proofs.ts'
import * as auditFigures from './0700-audit-figures.ts'
import * as reviews from './0701-reviews.ts'
import * as sealedKeys from './0710-sealed-keys.ts'
import * as columnKeys from './0711-column-keys.ts'
import * as customersSealed from './0712-customers-sealed.ts'
import * as customerLooks from './0730-customer-looks.ts'
import * as listedDevicesOrder from './0740-listed-devices-order.ts'
import * as devicesIntegrity from './0750-devices-integrity.ts'
import * as agentsShown from './0751-agents-shown.ts'
import * as devicesPush from './0770-devices-push.ts'
import * as callsSealed from './0780-calls-sealed.ts'
import * as recordingsSealed from './0781-recordings-sealed.ts'
import * as dialRequestsSealed from './0782-dial-requests-sealed.ts'
import * as commandsSealed from './0783-commands-sealed.ts'
import * as textMessages from './0790-text-messages.ts'
import * as recordingMemos from './0800-recording-memos.ts'
import * as callSources from './0810-call-sources.ts'

/**
 * Every migration in the order of its number: 00xx platform and audit; 01xx settings, organization, accounts, devices,
 * lines, gateway; 02xx customers, dispositions, calls, agents; 03xx dialing, monitoring, integrations; 04xx recordings;
 * 0500 and on are for later changes of any of them.
 */
export const migrations: MigrationRegistry = {
  '0001-leases': leases,
  '0002-outbox-events': outboxEvents,
  '0003-jobs': jobs,
  '0004-idempotency-keys': idempotencyKeys,
  '0010-audit-entries': auditEntries,
  '0011-audit-entries-append-only': auditEntriesAppendOnly,
  '0012-audit-log': auditLog,
  '0100-organization': organization,
  '0101-settings': settings,
  '0102-accounts': accounts,
  '0103-sessions': sessions,
  '0104-api-keys': apiKeys,
  '0110-devices': devices,
  '0111-registration-codes': registrationCodes,
  '0112-transport-keys': transportKeys,
  '0115-lines': lines,
  '0120-commands': commands,
  '0121-device-reports': deviceReports,
  '0200-customers': customers,
  '0210-dispositions': dispositions,
  '0220-calls': calls,
  '0221-call-steps': callSteps,
  '0222-call-day-counts': callDayCounts,
  '0230-agents': agents,
  '0300-dial-requests': dialRequests,
  '0400-recordings': recordings,
  '0401-recording-uploads': recordingUploads,
  '0402-recording-keys': recordingKeys,
  '0403-renditions': renditions,
  '0404-listen-requests': listenRequests,
  '0405-listen-grants': listenGrants,
  '0406-marks': marks,
  '0540-accounts-password-times': accountsPasswordTimes,
  '0542-password-history': passwordHistory,
  '0543-sessions-authentication': sessionsAuthentication,
  '0545-pending-sign-ins': pendingSignIns,
  '0546-second-factors': secondFactors,
  '0547-recovery-codes': recoveryCodes,
  '0548-sign-in-challenges': signInChallenges,
  '0550-audit-sinks': auditSinks,
  '0551-audit-purged-blocks': auditPurgedBlocks,
  '0552-audit-entries-delete-guard': auditEntriesDeleteGuard,
  '0560-settings-changes': settingsChanges,
  '0561-settings-target-versions': settingsTargetVersions,
  '0562-settings-receipts': settingsReceipts,
  '0565-audit-entries-by-subject': auditEntriesBySubject,
  '0570-system-errors': systemErrors,
  '0580-devices-standing': devicesStanding,
  '0581-devices-state-index': devicesStateIndex,
  '0582-device-changes': deviceChanges,
  '0583-registration-codes-bound': registrationCodesBound,
  '0584-registration-codes-secret': registrationCodesSecret,
  '0585-listed-devices': listedDevices,
  '0586-devices-state-changed': devicesStateChanged,
  '0590-own-roles': ownRoles,
  '0600-org-units-closed': orgUnitsClosed,
  '0601-accounts-people': accountsPeople,
  '0602-devices-by-agent': devicesByAgent,
  '0640-consents': consents,
  '0641-forms': forms,
  '0660-listen-request-recordings': listenRequestRecordings,
  '0661-recording-listens': recordingListens,
  '0662-listen-alerts': listenAlerts,
  '0670-line-changes': lineChanges,
  '0671-loss-reports': lossReports,
  '0690-api-keys-proofs': apiKeysProofs,
  '0691-access-tokens': accessTokens,
  '0692-used-proofs': usedProofs,
  '0700-audit-figures': auditFigures,
  '0701-reviews': reviews,
  '0710-sealed-keys': sealedKeys,
  '0711-column-keys': columnKeys,
  '0712-customers-sealed': customersSealed,
  '0730-customer-looks': customerLooks,
  '0740-listed-devices-order': listedDevicesOrder,
  '0750-devices-integrity': devicesIntegrity,
  '0751-agents-shown': agentsShown,
  '0770-devices-push': devicesPush,
  '0780-calls-sealed': callsSealed,
  '0781-recordings-sealed': recordingsSealed,
  '0782-dial-requests-sealed': dialRequestsSealed,
  '0783-commands-sealed': commandsSealed,
  '0790-text-messages': textMessages,
  '0800-recording-memos': recordingMemos,
  '0810-call-sources': callSources,
}
