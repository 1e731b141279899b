import { Gauge, Histogram, type Registry } from 'prom-client'

/** What operators watch of the phones' way in and out. */
export interface GatewayMetrics {
  /** A receipt came so long after its command had left this process. */
  observeReceipt(seconds: number): void
}

/** `countConnected` is asked when the metrics are read. */
export function createGatewayMetrics(registry: Registry, countConnected: () => number): GatewayMetrics {
  const connected = new Gauge({
    name: 'smartym_connected_phones',
    help: 'Phones connected to this process',
    registers: [registry],
    collect() {
      this.set(countConnected())
    },
  })
  const receipts = new Histogram({
    name: 'smartym_command_receipt_seconds',
    help: 'Time from a command leaving to the receipt of the phone',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 30],
    registers: [registry],
  })
  connected.set(0)
  return { observeReceipt: (seconds) => receipts.observe(seconds) }
}
