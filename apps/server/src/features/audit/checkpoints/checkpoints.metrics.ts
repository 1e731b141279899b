import { Counter, Gauge, type Registry } from 'prom-client'

/** What is counted of the ways of checkpoints out of the house. */
export interface CheckpointMetrics {
  signed(treeSize: number, at: number): void
  sent(sink: string, at: number): void
  failed(sink: string): void
}

export function createCheckpointMetrics(registry: Registry): CheckpointMetrics {
  const registers = [registry]
  const labelNames = ['sink'] as const
  const size = new Gauge({
    name: 'smartym_audit_entries_signed',
    help: 'Entries that the last signed checkpoint covers',
    registers,
  })
  const signedAt = new Gauge({
    name: 'smartym_audit_checkpoint_timestamp_seconds',
    help: 'When the last checkpoint was signed',
    registers,
  })
  const sentAt = new Gauge({
    name: 'smartym_audit_sink_timestamp_seconds',
    help: 'When a sink took a checkpoint last',
    labelNames,
    registers,
  })
  const failures = new Counter({
    name: 'smartym_audit_sink_failures_total',
    help: 'Checkpoints that a sink did not take; each is tried again',
    labelNames,
    registers,
  })
  return {
    signed(treeSize, at) {
      size.set(treeSize)
      signedAt.set(at / 1000)
    },
    sent: (sink, at) => sentAt.set({ sink }, at / 1000),
    failed: (sink) => failures.inc({ sink }),
  }
}
