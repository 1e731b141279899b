import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { CheckpointSink } from './checkpoint-sink.port.ts'

export interface S3Target {
  readonly bucket: string
  /** Before each object's name: `smartym/audit/`. */
  readonly prefix: string
  readonly region: string
  /** Of a store that is not Amazon's; undefined for theirs. */
  readonly endpoint?: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Days for which the store itself refuses to change or delete an object (Object Lock, compliance mode); 0 for none. */
  readonly lockDays: number
}

const dayMs = 24 * 3_600_000
const timeoutMs = 15_000

/** Writes each checkpoint as an object of its own: `<prefix>YYYY-MM/<size>.txt`. */
export function createS3Sink(target: S3Target): CheckpointSink {
  const { bucket, prefix, region, endpoint, accessKeyId, secretAccessKey, lockDays } = target
  const client = new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
  })
  return {
    name: 's3',
    isPerNode: false,
    async append({ note, signedAt, treeSize }) {
      const month = new Date(signedAt).toISOString().slice(0, 7)
      const put = new PutObjectCommand({
        Bucket: bucket,
        Key: `${prefix}${month}/${String(treeSize).padStart(12, '0')}.txt`,
        Body: note,
        ContentType: 'text/plain; charset=utf-8',
        ...(lockDays > 0 && {
          ObjectLockMode: 'COMPLIANCE',
          ObjectLockRetainUntilDate: new Date(signedAt + lockDays * dayMs),
        }),
      })
      await client.send(put, { abortSignal: AbortSignal.timeout(timeoutMs) })
    },
  }
}
