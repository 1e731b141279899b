import { readFileSync } from 'node:fs'
import { Type } from 'typebox'
import { ConfigError, type ConfigOf, defineConfig } from '../../platform/config/index.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { CheckpointSink } from './checkpoints/checkpoint-sink.port.ts'
import { createS3Sink } from './checkpoints/s3-sink.ts'
import { createSyslogSink, parseSyslogUrl } from './checkpoints/syslog-sink.ts'

/** Name of the log in its checkpoints, and of the key that signs them. */
export const auditLogOrigin = 'smartym/audit'

/** Name of the secret that signs checkpoints. */
export const auditSigningKeyName = 'audit-signing-key'

const text = Type.String()

export const auditConfig = defineConfig('audit', {
  syslogUrl: {
    doc: 'Syslog server that gets every checkpoint: udp://host:514, tcp://host:601 or tls://host:6514; empty for none',
    schema: text,
    default: '',
  },
  syslogCaFile: {
    doc: 'PEM file of the authority that the syslog server’s certificate comes from; empty for the system’s ones',
    schema: text,
    default: '',
  },
  s3Bucket: { doc: 'S3 bucket that gets every checkpoint; empty for none', schema: text, default: '' },
  s3Prefix: { doc: 'What every object’s name begins with', schema: text, default: 'smartym/audit/' },
  s3Region: { doc: 'Region of the bucket', schema: text, default: 'ap-northeast-2' },
  s3Endpoint: { doc: 'Address of a store that is not Amazon’s; empty for theirs', schema: text, default: '' },
  s3LockDays: {
    doc: 'Days for which the store itself keeps an object from being changed or deleted (Object Lock); 0 for none',
    schema: Type.Integer({ minimum: 0, maximum: 36_500 }),
    default: 0,
  },
})
export type AuditConfig = ConfigOf<typeof auditConfig.entries>

function missing(): never {
  throw new ConfigError(
    'SMARTYM_AUDIT_S3_BUCKET needs the secrets audit-s3-access-key-id and audit-s3-secret-access-key',
  )
}

/** The sinks of checkpoints beyond the files of this machine. Throws a sentence for people when one is set wrong. */
export function sinksOf(config: AuditConfig, secrets: Pick<Secrets, 'get'>): CheckpointSink[] {
  const sinks: CheckpointSink[] = []
  if (config.syslogUrl !== '') {
    const target = parseSyslogUrl(config.syslogUrl)
    if (target === undefined)
      throw new ConfigError(
        `SMARTYM_AUDIT_SYSLOG_URL="${config.syslogUrl}" is wrong: it is udp://host:port, tcp://host:port or tls://host:port`,
      )
    const ca = config.syslogCaFile === '' ? {} : { ca: readFileSync(config.syslogCaFile, 'utf8') }
    sinks.push(createSyslogSink({ ...target, ...ca }))
  }
  if (config.s3Bucket !== '') {
    sinks.push(
      createS3Sink({
        bucket: config.s3Bucket,
        prefix: config.s3Prefix,
        region: config.s3Region,
        lockDays: config.s3LockDays,
        accessKeyId: secrets.get('audit-s3-access-key-id', missing),
        secretAccessKey: secrets.get('audit-s3-secret-access-key', missing),
        ...(config.s3Endpoint !== '' && { endpoint: config.s3Endpoint }),
      }),
    )
  }
  return sinks
}
