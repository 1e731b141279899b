import { join } from 'node:path'
import { createCaptionsFile } from '../demo/sample-recordings/captions-file.ts'
import { createAccountsSlice } from '../features/accounts/index.ts'
import { createAgentsSlice } from '../features/agents/index.ts'
import { type AuditSlice, createAuditSlice } from '../features/audit/index.ts'
import { createCallsSlice } from '../features/calls/index.ts'
import { createConsentsSlice } from '../features/consents/index.ts'
import { createCustomersSlice } from '../features/customers/index.ts'
import { createDevicesSlice } from '../features/devices/index.ts'
import { createDialingSlice } from '../features/dialing/index.ts'
import { createDispositionsSlice } from '../features/dispositions/index.ts'
import { createGatewaySlice, createPush, type PushSender } from '../features/gateway/index.ts'
import { createIntegrationsSlice } from '../features/integrations/index.ts'
import { createLinesSlice, HttpTextMessages } from '../features/lines/index.ts'
import { createLossReportsSlice } from '../features/loss-reports/index.ts'
import { createMonitoringSlice } from '../features/monitoring/index.ts'
import { createOrganizationSlice, type OrganizationSlice } from '../features/organization/index.ts'
import { createProtectionSlice } from '../features/protection/index.ts'
import { createHandsetProtectionSlice } from '../features/handset-protection/index.ts'
import { createRecordingsSlice, DiskPieceStore, type RecordingsSlice } from '../features/recordings/index.ts'
import { createRemoteSettingsSlice } from '../features/remote-settings/index.ts'
import { createReviewsSlice } from '../features/reviews/index.ts'
import { createTextMessagesSlice } from '../features/text-messages/index.ts'
import { createSystemSlice, type SystemSlice, type SystemSliceDeps } from '../features/system/index.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { createSettingsSlice, type SettingsSlice } from '../features/settings/index.ts'
import { Exporter } from '../platform/exports/index.ts'
import { blobsDir, type Platform } from './platform.ts'
import type { ServerConfig } from './server.config.ts'
import { connectGateway } from './welcome.ts'

export interface ContainerOptions {
  readonly platform: Platform
  readonly config: ServerConfig
  /** Default: what the configuration names; without one a phone that is not connected is not asked to dial. */
  readonly push?: PushSender
}

/** Where the demo keeps what is said in its samples. */
function captionsPath(config: Pick<ServerConfig, 'dataDir'>): string {
  return join(config.dataDir, 'demo-captions.json')
}

interface ExporterSlices {
  readonly audit: AuditSlice
  readonly settings: SettingsSlice
  readonly organization: OrganizationSlice
}

function createExporter(platform: Platform, { audit, settings, organization }: ExporterSlices): Exporter {
  return new Exporter({
    ...platform,
    trace: audit.exportTrace,
    timeZoneOf: async (companyId) => (await organization.getCompany(companyId)).timeZone,
    maxRowsOf: (companyId) => settings.get(companyId, 'exports.maxRows'),
  })
}

type RecordingsNeeds = Pick<
  Parameters<typeof createRecordingsSlice>[0],
  | 'exporter'
  | 'audit'
  | 'settings'
  | 'organization'
  | 'devices'
  | 'protection'
  | 'calls'
  | 'agents'
  | 'customers'
>

function createRecordings(platform: Platform, config: ServerConfig, needs: RecordingsNeeds): RecordingsSlice {
  return createRecordingsSlice({
    ...platform,
    ...needs,
    kms: config.kms,
    pieces: new DiskPieceStore(blobsDir(config), join(config.dataDir, 'quarantine')),
    uploadLimits: config.uploadLimits,
    ...(config.demoDir !== undefined && { captionsOf: createCaptionsFile(captionsPath(config)).captionsOf }),
  })
}

type SystemNeeds = Pick<SystemSliceDeps, 'audit' | 'exporter' | 'pushHealth' | 'missingTools'>

function createSystem(platform: Platform, config: ServerConfig, needs: SystemNeeds): SystemSlice {
  return createSystemSlice({
    ...platform,
    ...needs,
    node: config.node,
    version: packageJson.version,
    dataDir: config.dataDir,
    certificateFile: config.tls?.certificate,
  })
}

/** The company's own way to text numbers, if it has named one. */
function textMessagesOf({ lines: { messagesUrl } }: ServerConfig, { secrets }: Platform) {
  if (messagesUrl === '') return {}
  return { messages: new HttpTextMessages(messagesUrl, secrets.find('lines-messages-token')) }
}

/**
 * Every slice, built in the order of the architecture. What a slice takes from those below it is set here, and nowhere
 * else.
 */
export function createContainer({ platform, config, ...options }: ContainerOptions) {
  const { db, clock, ids, secrets, outbox } = platform
  const publicAddress = config.publicAddress === undefined ? {} : { publicAddress: config.publicAddress }
  const checkpointsDir = join(config.dataDir, 'checkpoints')

  const audit = createAuditSlice({ ...platform, checkpointsDir, config: config.audit })
  const settings = createSettingsSlice({ db, clock, ids, audit })
  const organization = createOrganizationSlice({ db, clock, ids, audit, settings })
  const exporter = createExporter(platform, { audit, settings, organization })
  const basics = { audit, settings, organization, exporter }
  const accounts = createAccountsSlice({
    db,
    clock,
    ids,
    secrets,
    ...basics,
    isHttps: config.isHttps,
    ...publicAddress,
    installation: {
      isDemo: config.demoDir !== undefined,
      missingTools: () => recordings.missingTools(),
    },
  })
  const reviews = createReviewsSlice({ ...platform, ...basics, accounts })
  const { attestationRoots } = config
  const devices = createDevicesSlice({
    ...platform,
    ...basics,
    accounts,
    kms: config.kms,
    ...publicAddress,
    ...(attestationRoots !== undefined && { attestationRoots }),
  })
  const lines = createLinesSlice({ ...platform, ...basics, devices, ...textMessagesOf(config, platform) })
  accounts.provideNumbers(lines.listAgentNumbers)
  const tokens = devices.pushTokens
  const push = options.push ?? createPush({ config: config.push, secrets, tokens, clock })
  const protection = createProtectionSlice({ ...platform, audit, kms: config.kms })
  const gateway = createGatewaySlice({ ...platform, devices, protection, push, node: config.node })
  const remoteSettings = createRemoteSettingsSlice({ db, clock, ...basics })
  const consents = createConsentsSlice({ ...platform, ...basics, devices, gateway })
  const customers = createCustomersSlice({ ...platform, ...basics, protection })
  const dispositions = createDispositionsSlice({ db, clock, ids, settings })
  const calls = createCallsSlice({ ...platform, ...basics, protection, customers, dispositions, gateway })
  const ofCalls = { protection, customers, calls }
  const textMessages = createTextMessagesSlice({ ...platform, ...basics, ...ofCalls, lines, gateway })
  const agents = createAgentsSlice({ ...platform, ...basics, accounts, devices, gateway, consents, calls })
  const handsetProtection = createHandsetProtectionSlice({ ...platform, devices, gateway, agents, audit })
  const recordings = createRecordings(platform, config, { ...basics, ...ofCalls, devices, agents })
  const lossReports = createLossReportsSlice({ db, clock, ids, audit, devices, gateway, organization })
  const dialing = createDialingSlice({
    ...platform,
    audit,
    settings,
    accounts,
    gateway,
    consents,
    customers,
    protection,
    calls,
    agents,
    recordings,
  })
  const monitoring = createMonitoringSlice({ ...platform, organization, customers, calls, agents, gateway })
  const { missingTools } = recordings
  const system = createSystem(platform, config, { audit, exporter, pushHealth: push.health, missingTools })
  const integrations = createIntegrationsSlice({ outbox, clock, config: config.integrations })

  const { signedInAgent } = agents
  const { inboundText } = textMessages
  const told = { clock, consents, dispositions, inboundText, lines, signedInAgent }
  connectGateway({ gateway, devices, settings, organization, ...told })

  return {
    ...platform,
    config,
    exporter,
    audit,
    settings,
    organization,
    accounts,
    reviews,
    devices,
    lines,
    gateway,
    remoteSettings,
    consents,
    protection,
    customers,
    dispositions,
    calls,
    textMessages,
    agents,
    handsetProtection,
    recordings,
    lossReports,
    dialing,
    monitoring,
    integrations,
    system,
  }
}
export type Container = ReturnType<typeof createContainer>
