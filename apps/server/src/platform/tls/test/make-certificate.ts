import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { TlsFiles } from '../certificate-files.ts'

/** A certificate for this machine, signed by itself, in `dir`; made anew it replaces what is there. */
export function makeCertificate(dir: string, { name = 'localhost', days = 30 } = {}): TlsFiles {
  const files = { certificate: join(dir, 'server.pem'), key: join(dir, 'server.key') }
  const key = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes'.split(' ')
  const whose = ['-days', String(days), '-subj', `/CN=${name}`]
  const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const places = ['-keyout', files.key, '-out', files.certificate]
  execFileSync('openssl', [...key, ...whose, ...names, ...places], { stdio: 'ignore' })
  return files
}
