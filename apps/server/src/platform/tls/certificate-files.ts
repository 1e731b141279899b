import { X509Certificate } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { createSecureContext, type SecureContextOptions } from 'node:tls'
import type { FastifyBaseLogger } from 'fastify'

/** Files in PEM form: the certificate with its chain, and its private key. */
export interface TlsFiles {
  readonly certificate: string
  readonly key: string
}

/* Forward secrecy and authenticated encryption only, as Mozilla's "intermediate" list for TLS 1.2 has them. */
const suites = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
].join(':')

const lookEveryMs = 10_000

/** A certificate that is looked after: read anew when its files change. */
export interface CertificateFiles {
  /** What a TLS server is made with. */
  readonly options: SecureContextOptions
  /** When the certificate ends, UTC milliseconds. */
  expiresAt(): number
  /**
   * Reads the files again when they changed and tells `use`; connections that stand go on. Files that do not fit together
   * are reported, and what was read before stays in use. Returns whether there is a new certificate.
   */
  refresh(): boolean
  /** Looks every 10 s; connections that begin then get the new certificate. Returns what ends it. */
  watch(use: (options: SecureContextOptions) => void): () => void
}

interface Read {
  readonly options: SecureContextOptions
  readonly expiresAt: number
  readonly stamp: string
}

function stampOf({ certificate, key }: TlsFiles): string {
  const parts = [certificate, key].map((path) => {
    const { mtimeMs, size, ino } = statSync(path)
    return `${mtimeMs}/${size}/${ino}`
  })
  return parts.join(' ')
}

/* Throws when the key is another certificate's. */
function readFiles(files: TlsFiles): Read {
  const stamp = stampOf(files)
  const cert = readFileSync(files.certificate, 'utf8')
  const options = {
    cert,
    key: readFileSync(files.key, 'utf8'),
    minVersion: 'TLSv1.2',
    ciphers: suites,
    honorCipherOrder: true,
  } as const
  createSecureContext(options)
  return { options, stamp, expiresAt: new X509Certificate(cert).validToDate.getTime() }
}

/** Opens certificate and key. Throws a sentence that names the files when they cannot be used. */
export function openCertificateFiles(
  files: TlsFiles,
  log: Pick<FastifyBaseLogger, 'info' | 'error'>,
): CertificateFiles {
  let current: Read
  try {
    current = readFiles(files)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`The certificate ${files.certificate} with the key ${files.key} cannot be used: ${why}`)
  }
  let use: (options: SecureContextOptions) => void = () => undefined
  let failedStamp = ''

  function refresh(): boolean {
    let stamp = ''
    try {
      stamp = stampOf(files)
      if (stamp === current.stamp || stamp === failedStamp) return false
      current = readFiles(files)
      use(current.options)
      log.info({ expiresAt: new Date(current.expiresAt).toISOString() }, 'a new certificate is in use')
      return true
    } catch (error) {
      if (stamp !== failedStamp || stamp === '')
        log.error({ err: error }, 'the new certificate cannot be used; the old one stays')
      failedStamp = stamp
      return false
    }
  }

  return {
    options: current.options,
    expiresAt: () => current.expiresAt,
    refresh,
    watch(next) {
      use = next
      const timer = setInterval(refresh, lookEveryMs)
      timer.unref()
      return () => clearInterval(timer)
    },
  }
}
