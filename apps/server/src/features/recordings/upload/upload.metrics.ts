import { Counter, Gauge, Histogram, type Registry } from 'prom-client'

/** What is counted of uploads. */
export interface UploadMetrics {
  receiving(change: 1 | -1): void
  received(bytes: number): void
  finished(result: 'stored' | 'damaged' | 'cut'): void
  verified(ms: number): void
}

export function createUploadMetrics(registry: Registry): UploadMetrics {
  const registers = [registry]
  const connections = new Gauge({
    name: 'smartym_upload_connections',
    help: 'Phones that send a recording now',
    registers,
  })
  const bytes = new Counter({
    name: 'smartym_upload_bytes_total',
    help: 'Bytes of recordings received',
    registers,
  })
  const ends = new Counter({
    name: 'smartym_uploads_total',
    help: 'Ends of uploads: stored, damaged (verification failed), cut (connection lost)',
    labelNames: ['result'] as const,
    registers,
  })
  const verification = new Histogram({
    name: 'smartym_upload_verification_seconds',
    help: 'Time to verify a whole recording',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers,
  })
  return {
    receiving: (change) => connections.inc(change),
    received: (count) => bytes.inc(count),
    finished: (result) => ends.inc({ result }),
    verified: (ms) => verification.observe(ms / 1000),
  }
}
