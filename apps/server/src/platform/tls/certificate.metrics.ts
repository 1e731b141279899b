import { Gauge, type Registry } from 'prom-client'
import type { Clock } from '../clock/index.ts'
import type { CertificateFiles } from './certificate-files.ts'

const dayMs = 86_400_000

/** Days for which the certificate still holds; below zero once it has ended. */
export function createCertificateMetrics(
  registry: Registry,
  files: Pick<CertificateFiles, 'expiresAt'>,
  clock: Pick<Clock, 'now'>,
): () => number {
  const daysLeft = (): number => Math.floor((files.expiresAt() - clock.now()) / dayMs)
  new Gauge({
    name: 'smartym_tls_certificate_days_left',
    help: 'Days until the certificate of this server ends',
    registers: [registry],
    collect() {
      this.set(daysLeft())
    },
  })
  return daysLeft
}
