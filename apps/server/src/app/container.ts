import { join } from 'node:path'
import { createAccountsSlice } from '../features/accounts/index.ts'
import { createAuditSlice } from '../features/audit/index.ts'
import { createCallsSlice } from '../features/calls/index.ts'
import { createDevicesSlice } from '../features/devices/index.ts'
import { createDispositionsSlice } from '../features/dispositions/index.ts'
import { createGatewaySlice, type PushSender } from '../features/gateway/index.ts'
import { createLinesSlice } from '../features/lines/index.ts'
import { createOrganizationSlice } from '../features/organization/index.ts'
import { createRecordingsSlice, DiskPieceStore, type RecordingsSlice } from '../features/recordings/index.ts'
import { createSettingsSlice } from '../features/settings/index.ts'
import { blobsDir, type Platform } from './platform.ts'
import type { ServerConfig } from './server.config.ts'
import { createWelcomeProvider } from './welcome.ts'

export interface ContainerOptions {
  readonly platform: Platform
  readonly config: ServerConfig
  readonly push: PushSender
}

/**
 * Every slice, built in the order of the architecture. What a slice takes from those below it is set here, and nowhere
 * else.
 */
export function createContainer({ platform, config, push }: ContainerOptions) {
  const { db, clock, ids, log, leases, secrets, outbox } = platform
  const checkpointsDir = join(config.dataDir, 'checkpoints')

  const audit = createAuditSlice({ db, clock, ids, leases, secrets, log, checkpointsDir })
  const settings = createSettingsSlice({ db, clock, audit })
  const organization = createOrganizationSlice({ db, clock, ids })
  const accounts = createAccountsSlice({
    db,
    clock,
    ids,
    audit,
    organization,
    isHttps: config.isHttps,
    installation: {
      isDemo: config.demoDir !== undefined,
      missingTools: () => recordings.missingTools(),
    },
  })
  const devices = createDevicesSlice({ db, clock, ids, audit, secrets, accounts })
  const lines = createLinesSlice({ db, clock, ids, audit, devices })
  const gateway = createGatewaySlice({ db, clock, ids, log, devices, push, node: config.node })
  const dispositions = createDispositionsSlice({ db, clock, ids, settings })
  const calls = createCallsSlice({ db, clock, audit, outbox, organization, dispositions })
  const recordings: RecordingsSlice = createRecordingsSlice({
    ...platform,
    pieces: new DiskPieceStore(blobsDir(config), join(config.dataDir, 'quarantine')),
    uploadLimits: config.uploadLimits,
    audit,
    settings,
    organization,
    accounts,
    devices,
    calls,
  })

  gateway.provide(
    createWelcomeProvider({ settings, organization, dispositions, signedInAgent: async () => null }),
  )
  settings.onChanged((companyId) => void gateway.announceSettings(companyId))

  return {
    ...platform,
    config,
    audit,
    settings,
    organization,
    accounts,
    devices,
    lines,
    gateway,
    dispositions,
    calls,
    recordings,
  }
}
export type Container = ReturnType<typeof createContainer>
