import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addEntries } from './package.ts'
import { built, root, type Variant } from './places.ts'
import { BuildFailure, run } from './run.ts'

/** Where a key for signing lies; passwords are named by their source, as apksigner and keytool take them. */
interface SigningKey {
  keystore: string
  alias: string
  password: { kind: 'env' | 'pass'; text: string }
  isDevelopment: boolean
}

/** What stands in the package for the app to compare its own signature with (SEC-10). */
const signerEntry = 'assets/signer'
const developmentKeystore = join(root, 'var/android/development.p12')

function ensureDevelopmentKey(): SigningKey {
  if (!existsSync(developmentKeystore)) {
    mkdirSync(dirname(developmentKeystore), { recursive: true })
    const store = ['-keystore', developmentKeystore, '-storetype', 'PKCS12', '-storepass', 'development']
    const key = ['-alias', 'development', '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '10000']
    run('keytool', ['-genkeypair', ...store, ...key, '-dname', 'CN=SmartyM development'])
  }
  return {
    keystore: developmentKeystore,
    alias: 'development',
    password: { kind: 'pass', text: 'development' },
    isDevelopment: true,
  }
}

/** `SMARTYM_ANDROID_KEYSTORE`, `…_ALIAS` and `…_PASSWORD` name the company's key; without, and for debugging, a development key is made. */
function findSigningKey(variant: Variant): SigningKey {
  const { SMARTYM_ANDROID_KEYSTORE: keystore, SMARTYM_ANDROID_ALIAS: alias } = process.env
  if (keystore === undefined || variant === 'debug') return ensureDevelopmentKey()
  if (alias === undefined)
    throw new BuildFailure('SMARTYM_ANDROID_KEYSTORE needs SMARTYM_ANDROID_ALIAS beside it')
  return {
    keystore,
    alias,
    password: { kind: 'env', text: 'SMARTYM_ANDROID_PASSWORD' },
    isDevelopment: false,
  }
}

/* `SHA256: AB:CD:…` of the key's certificate, hex. */
function certificateOf({ keystore, alias, password }: SigningKey): string {
  const pass = password.kind === 'env' ? '-storepass:env' : '-storepass'
  const words = run('keytool', [
    '-J-Duser.language=en',
    '-list',
    '-v',
    '-keystore',
    keystore,
    '-alias',
    alias,
    pass,
    password.text,
  ])
  const hex = /SHA256: ((?:[0-9A-F]{2}:?){32})/.exec(words)?.[1]?.replaceAll(':', '').toLowerCase()
  if (hex === undefined) throw new BuildFailure(`keytool names no certificate:\n${words}`)
  return hex
}

/** What apksigner found when it verified a package. */
export interface Signed {
  /** SHA-256 of the certificate, hex. */
  certificateSha256: string
  isDevelopment: boolean
  words: string
}

/** Names the certificate in the package, signs by scheme v1, which Android 6 needs, v2 and v3, and verifies. */
export function signApk(unsigned: string, signed: string, variant: Variant): Signed {
  const key = findSigningKey(variant)
  const expected = certificateOf(key)
  const { named, aligned } = nameSigner(unsigned, expected)
  run('zipalign', ['-p', '-f', '4', named, aligned])
  const { kind, text } = key.password
  const store = ['--ks', key.keystore, '--ks-key-alias', key.alias, '--ks-pass', `${kind}:${text}`]
  run('apksigner', ['sign', ...store, '--out', signed, aligned])
  const words = run('apksigner', ['verify', '--verbose', '--print-certs', signed])
  const certificateSha256 = /certificate SHA-256 digest: ([0-9a-f]{64})/.exec(words)?.[1]
  if (certificateSha256 !== expected)
    throw new BuildFailure(`signed by ${certificateSha256}, not by ${expected}:\n${words}`)
  return { certificateSha256, isDevelopment: key.isDevelopment, words }
}

function nameSigner(unsigned: string, certificateSha256: string): { named: string; aligned: string } {
  const folder = join(built.apk, 'signer')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(dirname(join(folder, signerEntry)), { recursive: true })
  writeFileSync(join(folder, signerEntry), Buffer.from(certificateSha256, 'hex'))
  const named = join(built.apk, 'named.apk')
  copyFileSync(unsigned, named)
  addEntries(named, folder)
  return { named, aligned: join(built.apk, 'aligned.apk') }
}
