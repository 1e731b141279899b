import { execFileSync } from 'node:child_process'
import { createPublicKey, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAttestationRoots } from '../devices.config.ts'
import { RootAttestations } from './root-attestations.ts'

const dir = mkdtempSync(join(tmpdir(), 'smartym-attestation-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const file = (name: string): string => join(dir, name)
const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'ignore' })

const challenge = Buffer.from('the challenge of this registration')

const der = (tag: number, ...contents: Buffer[]): Buffer => {
  const content = Buffer.concat(contents)
  const length = content.length < 128 ? [content.length] : [0x81, content.length]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}
const byte = (tag: number, value: number): Buffer => der(tag, Buffer.from([value]))

interface Said {
  readonly level?: number
  readonly challenge?: Buffer
  readonly isLocked?: boolean
  readonly bootState?: number
}

/* KeyDescription as the schema of Android Key Attestation has it. */
function describeKey({
  level = 1,
  challenge: said = challenge,
  isLocked = true,
  bootState = 0,
}: Said): Buffer {
  const rootOfTrust = der(
    0x30,
    der(0x04, Buffer.alloc(32)),
    byte(0x01, isLocked ? 0xff : 0),
    byte(0x0a, bootState),
  )
  const tagged = Buffer.concat([Buffer.from([0xbf, 0x85, 0x40, rootOfTrust.length]), rootOfTrust])
  const levels = [byte(0x02, 3), byte(0x0a, level), byte(0x02, 4), byte(0x0a, level)]
  return der(0x30, ...levels, der(0x04, said), der(0x04), der(0x30), der(0x30, tagged))
}

function makeRoot(name: string): void {
  const key = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-keyout',
    file(`${name}.key`),
  ]
  openssl('req', '-x509', ...key, '-subj', `/CN=${name}`, '-days', '30', '-out', file(`${name}.pem`))
}

/** A certificate for a new key, signed by another; with `said` it attests. */
function issue(name: string, by: string, said?: Said): void {
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', file(`${name}.key`))
  openssl('req', '-new', '-key', file(`${name}.key`), '-subj', `/CN=${name}`, '-out', file(`${name}.csr`))
  const attests = said && `1.3.6.1.4.1.11129.2.1.17=DER:${describeKey(said).toString('hex')}\n`
  writeFileSync(file(`${name}.ext`), `basicConstraints=CA:TRUE\n${attests ?? ''}`)
  const issuer = ['-CA', file(`${by}.pem`), '-CAkey', file(`${by}.key`), '-CAcreateserial', '-days', '30']
  openssl(
    'x509',
    '-req',
    '-in',
    file(`${name}.csr`),
    ...issuer,
    '-extfile',
    file(`${name}.ext`),
    '-out',
    file(`${name}.pem`),
  )
}

const certificate = (name: string): X509Certificate => new X509Certificate(readFileSync(file(`${name}.pem`)))
const keyOf = (name: string): Buffer =>
  createPublicKey(readFileSync(file(`${name}.key`))).export({ format: 'der', type: 'spki' })

beforeAll(() => {
  makeRoot('root')
  makeRoot('stranger')
  issue('maker', 'root')
})

const judge = (names: readonly string[], publicKey = keyOf(names[0] ?? '')) =>
  new RootAttestations(readAttestationRoots(file('root.pem'))).check({
    chain: names.map((name) => certificate(name).raw),
    challenge,
    publicKey,
  })

describe('the chain of a phone’s key', () => {
  test('SEC-1: a key in hardware, made for this registration on a phone that nobody opened, is trusted', async () => {
    issue('phone', 'maker', {})
    expect(await judge(['phone', 'maker', 'root'])).toBe('trusted')
    expect(await judge(['phone', 'maker'])).toBe('trusted')
    issue('strongbox', 'maker', { level: 2 })
    expect(await judge(['strongbox', 'maker', 'root'])).toBe('trusted')
  })

  test.each<[string, Said]>([
    ['a key in software', { level: 0 }],
    ['a chain of another registration', { challenge: Buffer.from('of yesterday') }],
    ['a phone whose start was unlocked', { isLocked: false }],
    ['a phone that started something else', { bootState: 2 }],
  ])('SEC-1: %s is not', async (_name, said) => {
    issue('doubtful', 'maker', said)
    expect(await judge(['doubtful', 'maker', 'root'])).toBe('untrusted')
  })

  test('SEC-1: nor is another’s chain, one of another root, one with a hole, one that attests nothing, or rubbish', async () => {
    issue('phone', 'maker', {})
    expect(await judge(['phone', 'maker', 'root'], keyOf('maker'))).toBe('untrusted')
    issue('foreign', 'stranger', {})
    expect(await judge(['foreign', 'stranger'])).toBe('untrusted')
    expect(await judge(['phone', 'root'])).toBe('untrusted')
    issue('silent', 'maker')
    expect(await judge(['silent', 'maker', 'root'])).toBe('untrusted')
    const rubbish = { chain: [Buffer.from('leaf')], challenge, publicKey: keyOf('phone') }
    expect(await new RootAttestations([certificate('root')]).check(rubbish)).toBe('untrusted')
  })

  test('SEC-1: a key in hardware cannot attest another', async () => {
    issue('phone', 'maker', {})
    issue('forged', 'phone', { level: 2 })
    expect(await judge(['forged', 'phone', 'maker', 'root'])).toBe('untrusted')
  })

  test('roots that cannot be read stop the start', () => {
    writeFileSync(file('empty.pem'), 'nothing')
    for (const path of [file('empty.pem'), file('missing.pem')])
      expect(() => readAttestationRoots(path)).toThrow('holds no certificates that can be read')
  })
})
