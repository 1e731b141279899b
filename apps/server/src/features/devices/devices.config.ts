import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Type } from 'typebox'
import { ConfigError, defineConfig } from '../../platform/config/index.ts'

export const devicesConfig = defineConfig('devices', {
  attestationRoots: {
    doc: 'PEM file with the root certificates of hardware attestation that Google publishes; without it the chains that phones give are kept, and nobody looks at them',
    schema: Type.String(),
    default: '',
  },
})

const certificateForm = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** Throws `ConfigError` for a file that is not there or holds no certificate. */
export function readAttestationRoots(path: string): readonly X509Certificate[] {
  try {
    const roots = (readFileSync(path, 'utf8').match(certificateForm) ?? []).map(
      (text) => new X509Certificate(text),
    )
    if (roots.length > 0) return roots
  } catch {
    // Told in our own words.
  }
  throw new ConfigError(`SMARTYM_DEVICES_ATTESTATION_ROOTS="${path}" holds no certificates that can be read`)
}
