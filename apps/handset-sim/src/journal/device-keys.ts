import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from './write-durably.ts'

/** What a phone's keystore holds: the device's P-256 key and the AES key of its journal. */
export interface DeviceKeys {
  /** SubjectPublicKeyInfo DER. */
  readonly publicKey: Buffer
  /** 32 bytes; wraps the journal's values and the data keys of running recordings. */
  readonly journalKey: Buffer
  /** ECDSA P-256 over SHA-256, r‖s (64 bytes). */
  sign(message: Uint8Array): Buffer
}

interface KeyFile {
  /** PKCS#8 DER, base64. */
  deviceKey: string
  /** Base64. */
  journalKey: string
}

/** The keys of the handset in `dir`, made at its first start: a file of mode 600 stands for the phone's hardware keystore. */
export function loadDeviceKeys(dir: string): DeviceKeys {
  const path = join(dir, 'keys.json')
  if (!existsSync(path)) writeDurably(path, JSON.stringify(createKeys()), 0o600)
  const file = JSON.parse(readFileSync(path, 'utf8')) as KeyFile
  const deviceKey = createPrivateKey({
    key: Buffer.from(file.deviceKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  return {
    publicKey: createPublicKey(deviceKey).export({ format: 'der', type: 'spki' }),
    journalKey: Buffer.from(file.journalKey, 'base64'),
    sign: (message) => signRaw(deviceKey, message),
  }
}

function createKeys(): KeyFile {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    deviceKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    journalKey: randomBytes(32).toString('base64'),
  }
}

function signRaw(key: KeyObject, message: Uint8Array): Buffer {
  return sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' })
}
