import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './places.ts'
import { run } from './run.ts'

/** Where a key for signing lies; passwords are named by their source, as apksigner takes them. */
interface SigningKey {
  keystore: string
  alias: string
  password: string
  isDevelopment: boolean
}

const developmentKeystore = join(root, 'var/android/development.p12')

/** `SMARTYM_ANDROID_KEYSTORE`, `…_ALIAS` and `…_PASSWORD` name the company's key; without, a development key is made. */
function findSigningKey(): SigningKey {
  const { SMARTYM_ANDROID_KEYSTORE: keystore, SMARTYM_ANDROID_ALIAS: alias } = process.env
  if (keystore !== undefined && alias !== undefined)
    return { keystore, alias, password: 'env:SMARTYM_ANDROID_PASSWORD', isDevelopment: false }
  if (keystore !== undefined)
    throw new Error('SMARTYM_ANDROID_KEYSTORE needs SMARTYM_ANDROID_ALIAS beside it')
  if (!existsSync(developmentKeystore)) {
    mkdirSync(dirname(developmentKeystore), { recursive: true })
    run('keytool', [
      '-genkeypair',
      '-keystore',
      developmentKeystore,
      '-storetype',
      'PKCS12',
      '-storepass',
      'development',
      '-alias',
      'development',
      '-keyalg',
      'EC',
      '-groupname',
      'secp256r1',
      '-validity',
      '10000',
      '-dname',
      'CN=SmartyM development',
    ])
  }
  return {
    keystore: developmentKeystore,
    alias: 'development',
    password: 'pass:development',
    isDevelopment: true,
  }
}

/** Signs by scheme v1, which Android 6 needs, v2 and v3, and verifies; gives the SHA-256 of the certificate, hex. */
export function signApk(
  unsigned: string,
  signed: string,
): { certificateSha256: string; isDevelopment: boolean } {
  const { keystore, alias, password, isDevelopment } = findSigningKey()
  const key = ['--ks', keystore, '--ks-key-alias', alias, '--ks-pass', password]
  run('apksigner', ['sign', ...key, '--out', signed, unsigned])
  const words = run('apksigner', ['verify', '--print-certs', signed])
  const certificateSha256 = /certificate SHA-256 digest: ([0-9a-f]{64})/.exec(words)?.[1]
  if (certificateSha256 === undefined) throw new Error(`apksigner names no certificate:\n${words}`)
  return { certificateSha256, isDevelopment }
}
