import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { hostname } from 'node:os'
import { resolve } from 'node:path'
import { Type } from 'typebox'
import { auditConfig } from '../features/audit/index.ts'
import { devicesConfig, readAttestationRoots } from '../features/devices/index.ts'
import { type PushConfig, pushConfig } from '../features/gateway/index.ts'
import { integrationsConfig } from '../features/integrations/index.ts'
import { linesConfig } from '../features/lines/index.ts'
import { ConfigError, type ConfigOf, defineConfig, loadConfig } from '../platform/config/index.ts'
import { uploadConfig, type UploadLimits } from '../features/recordings/index.ts'
import type { TlsFiles } from '../platform/tls/index.ts'
import { databaseUrl } from '../platform/db/index.ts'
import { kmsConfig, type KmsConfig } from '../platform/keys/index.ts'
import { isNetwork } from '../platform/networks/index.ts'

/** What one process may do: everything, or one part of it beside others. */
const serverRoles = ['all', 'api', 'gateway', 'worker']

const serverConfig = defineConfig('server', {
  host: {
    doc: 'Address to listen at; another than the machine’s own needs TLS, here or in front',
    schema: Type.String({ minLength: 1 }),
    default: '127.0.0.1',
  },
  isHttps: {
    doc: 'True when TLS ends in a proxy in front, which says so in X-Forwarded-Proto',
    schema: Type.Boolean(),
    default: false,
  },
  tlsCertificate: {
    doc: 'PEM file with the certificate and its chain: the server speaks TLS itself; read again when it changes',
    schema: Type.String(),
    default: '',
  },
  tlsKey: {
    doc: 'PEM file with the certificate’s private key',
    schema: Type.String(),
    default: '',
  },
  trustedProxies: {
    doc: 'Addresses or networks of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed, separated by commas',
    schema: Type.String(),
    default: '',
  },
  publicAddress: {
    doc: 'Address under which browsers reach the console, https://smartym.bank.example; passkeys and the company’s sign-in provider need it',
    schema: Type.String({ pattern: '^(https?://[^/]+)?$' }),
    default: '',
  },
  frameAncestors: {
    doc: 'Origins of applications that may show our pages in a frame, separated by commas',
    schema: Type.String(),
    default: '',
  },
  logLevel: {
    doc: 'How much is logged',
    schema: Type.Union(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'].map((level) => Type.Literal(level)),
    ),
    default: 'info',
  },
  busyAfterMs: {
    doc: 'Requests are refused with 503 while the process is later than this with its work, in milliseconds',
    schema: Type.Integer({ minimum: 100 }),
    default: 2_000,
  },
  node: {
    doc: 'Name of this node; each node has its own',
    schema: Type.String({ minLength: 1, maxLength: 60 }),
    default: hostname().slice(0, 60),
  },
})

/** Everything that the process is told from outside, but for secrets. */
export interface ServerConfig {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  /** TLS ends here or in a proxy in front. */
  readonly isHttps: boolean
  /** Set when TLS ends here. */
  readonly tls: TlsFiles | undefined
  readonly trustedProxies: readonly string[]
  /** `https://smartym.bank.example`; undefined when it is not told. */
  readonly publicAddress: string | undefined
  readonly frameAncestors: readonly string[]
  readonly logLevel: string
  readonly busyAfterMs: number
  readonly node: string
  /** Absolute. */
  readonly dataDir: string
  readonly databaseUrl: string
  /** Folder of the demo's pages, served at `/demo/`; undefined when this is no demo. */
  readonly demoDir: string | undefined
  /** Folder of the built console. */
  readonly consoleDir: string
  /** May secrets that are nowhere be made: on a first start by hand, not where others depend on them. */
  readonly mayMakeSecrets: boolean
  readonly uploadLimits: UploadLimits
  readonly audit: ConfigOf<typeof auditConfig.entries>
  readonly integrations: ConfigOf<typeof integrationsConfig.entries>
  readonly lines: ConfigOf<typeof linesConfig.entries>
  readonly push: PushConfig
  /** Undefined: nobody looks at what phones' hardware says of their keys. */
  readonly attestationRoots: readonly X509Certificate[] | undefined
  readonly kms: KmsConfig
}

export type Environment = Readonly<Record<string, string | undefined>>

const defaultPort = 8080

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/* Parts in processes of their own need messages between nodes, which one process does without. */
function ensureRole(text: string | undefined): void {
  if (text === undefined || text === '' || text === 'all') return
  throw new ConfigError(
    serverRoles.includes(text)
      ? `ROLE="${text}" is not possible yet: this version does everything in one process, ROLE=all`
      : `ROLE="${text}" is wrong: it is one of ${serverRoles.join(', ')}`,
  )
}

function portOf(text: string | undefined): number {
  if (text === undefined || text === '') return defaultPort
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new ConfigError(`PORT="${text}" is wrong: it is 0 to 65535`)
  return port
}

/** Is this an address of the machine itself. */
export function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '')
  return plain === 'localhost' || plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'))
}

/* Throws for a certificate without its key, and the other way round. */
function tlsFilesOf(certificate: string, key: string): TlsFiles | undefined {
  if (certificate === '' && key === '') return undefined
  if (certificate === '' || key === '')
    throw new ConfigError(
      'SMARTYM_SERVER_TLS_CERTIFICATE and SMARTYM_SERVER_TLS_KEY belong together: set both',
    )
  return { certificate: resolve(certificate), key: resolve(key) }
}

/* One that is no address would be believed nowhere, or everywhere. */
function proxiesOf(text: string): string[] {
  const proxies = listOf(text)
  for (const proxy of proxies) {
    if (!isNetwork(proxy))
      throw new ConfigError(
        `SMARTYM_SERVER_TRUSTED_PROXIES: "${proxy}" is no address and no network like 10.0.0.0/8`,
      )
  }
  return proxies
}

function attestationRootsOf(path: string): readonly X509Certificate[] | undefined {
  return path === '' ? undefined : readAttestationRoots(resolve(path))
}

/** Reads and checks the environment. Throws `ConfigError` with a sentence that names the key. */
export function loadServerConfig(environment: Environment): ServerConfig {
  const values = loadConfig(serverConfig, environment)
  ensureRole(environment['ROLE'])
  const dataDir = resolve(environment['SMARTYM_DATA_DIR'] ?? 'var')
  const demoDir = environment['SMARTYM_DEMO_DIR']
  const tls = tlsFilesOf(values.tlsCertificate, values.tlsKey)
  const trustedProxies = proxiesOf(values.trustedProxies)
  const isSafeOutside = tls !== undefined || (values.isHttps && trustedProxies.length > 0)
  if (!isSafeOutside && !isLoopback(values.host)) {
    throw new ConfigError(
      `SMARTYM_SERVER_HOST="${values.host}" would take unencrypted requests from other machines: ` +
        'set SMARTYM_SERVER_TLS_CERTIFICATE and SMARTYM_SERVER_TLS_KEY, or put a proxy with TLS in front and set ' +
        'SMARTYM_SERVER_IS_HTTPS=true and SMARTYM_SERVER_TRUSTED_PROXIES, or listen at 127.0.0.1',
    )
  }
  return {
    host: values.host,
    port: portOf(environment['PORT']),
    isHttps: values.isHttps || tls !== undefined,
    tls,
    trustedProxies,
    publicAddress: values.publicAddress === '' ? undefined : values.publicAddress,
    frameAncestors: listOf(values.frameAncestors),
    logLevel: String(values.logLevel),
    busyAfterMs: values.busyAfterMs,
    node: values.node,
    dataDir,
    databaseUrl: databaseUrl(environment, dataDir),
    demoDir: demoDir === undefined || demoDir === '' ? undefined : resolve(demoDir),
    consoleDir: resolve(
      environment['SMARTYM_CONSOLE_DIR'] ?? resolve(import.meta.dirname, '../../../console/dist'),
    ),
    mayMakeSecrets: environment['SMARTYM_SECRETS_MUST_EXIST'] !== 'true',
    uploadLimits: loadConfig(uploadConfig, environment),
    audit: loadConfig(auditConfig, environment),
    integrations: loadConfig(integrationsConfig, environment),
    lines: loadConfig(linesConfig, environment),
    push: loadConfig(pushConfig, environment),
    attestationRoots: attestationRootsOf(loadConfig(devicesConfig, environment).attestationRoots),
    kms: loadConfig(kmsConfig, environment),
  }
}
