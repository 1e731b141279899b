import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'

/** The log's state that a signature stands for. */
export interface Checkpoint {
  readonly treeSize: number
  readonly rootHash: Buffer
  /** UTC milliseconds. */
  readonly signedAt: number
}

/** A name for the log and the key that vouches for it. */
export interface CheckpointSigner {
  readonly origin: string
  readonly privateKey: KeyObject
}

export interface CheckpointVerifier {
  readonly origin: string
  readonly publicKey: KeyObject
}

/** A new Ed25519 key as PKCS8 PEM. */
export function generateSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

export function signerFrom(origin: string, privateKeyPem: string): CheckpointSigner {
  return { origin, privateKey: createPrivateKey(privateKeyPem) }
}

export function verifierOf(signer: CheckpointSigner): CheckpointVerifier {
  return { origin: signer.origin, publicKey: createPublicKey(signer.privateKey) }
}

export function verifierFrom(origin: string, publicKeyPem: string): CheckpointVerifier {
  return { origin, publicKey: createPublicKey(publicKeyPem) }
}

/** The 32 bytes of an Ed25519 public key, base64: how a note names a key. */
function rawKeyOf(publicKey: KeyObject): string {
  const { x } = publicKey.export({ format: 'jwk' })
  return Buffer.from(x ?? '', 'base64url').toString('base64')
}

function publicKeyFrom(raw: string): KeyObject | undefined {
  const bytes = Buffer.from(raw, 'base64')
  if (bytes.length !== 32 || bytes.toString('base64') !== raw) return undefined
  return createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') },
    format: 'jwk',
  })
}

/* C2SP signed-note: the first four bytes of SHA-256(name ‖ LF ‖ 01 ‖ public key) say which key signed. */
function keyHash(origin: string, publicKey: KeyObject): Buffer {
  const raw = Buffer.from(rawKeyOf(publicKey), 'base64')
  return hash('sha256', Buffer.concat([Buffer.from(`${origin}\n\x01`), raw]), 'buffer').subarray(0, 4)
}

/** What a key is called on screens and in lists: the first eight hexadecimal digits that its signatures begin with. */
export function signingKeyIdOf({ origin, publicKey }: CheckpointVerifier): string {
  return keyHash(origin, publicKey).toString('hex')
}

/* C2SP tlog-checkpoint: origin, size, root; what follows are extension lines. */
function bodyOf(
  origin: string,
  { treeSize, rootHash, signedAt }: Checkpoint,
  extension: readonly string[] = [],
): string {
  const lines = [origin, treeSize, rootHash.toString('base64'), `time ${signedAt}`, ...extension]
  return `${lines.join('\n')}\n`
}

function signatureLine({ origin, privateKey }: CheckpointSigner, body: string): string {
  const signature = sign(null, Buffer.from(body), privateKey)
  const proof = Buffer.concat([keyHash(origin, createPublicKey(privateKey)), signature])
  return `— ${origin} ${proof.toString('base64')}\n`
}

/** The checkpoint as a signed note (C2SP tlog-checkpoint, Ed25519). */
export function signCheckpoint(signer: CheckpointSigner, checkpoint: Checkpoint): string {
  const body = bodyOf(signer.origin, checkpoint)
  return `${body}\n${signatureLine(signer, body)}`
}

/**
 * The checkpoint at which one key hands over to another: its extension lines name both, and both sign it, so that who
 * trusts either learns the other.
 */
export function signHandover(from: CheckpointSigner, to: CheckpointSigner, checkpoint: Checkpoint): string {
  const keys = [from, to].map(({ privateKey }) => rawKeyOf(createPublicKey(privateKey)))
  const body = bodyOf(from.origin, checkpoint, [`key ${keys[0] ?? ''}`, `next-key ${keys[1] ?? ''}`])
  return `${body}\n${signatureLine(from, body)}${signatureLine(to, body)}`
}

const noteForm =
  /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\ntime (\d{1,16})\n(?:key ([A-Za-z0-9+/]{43}=)\nnext-key ([A-Za-z0-9+/]{43}=)\n)?\n((?:— [^\n ]+ [A-Za-z0-9+/]+={0,2}\n){1,2})$/

interface ParsedNote {
  readonly origin: string
  readonly checkpoint: Checkpoint
  readonly extension: readonly string[]
  readonly keys: readonly [from: string, to: string] | undefined
  readonly signatures: readonly { readonly name: string; readonly proof: string }[]
}

function parseNote(note: string): ParsedNote | undefined {
  const [, origin, size, root, time, from, to, lines] = noteForm.exec(note) ?? []
  if (origin === undefined || root === undefined || lines === undefined) return undefined
  const checkpoint = { treeSize: Number(size), rootHash: Buffer.from(root, 'base64'), signedAt: Number(time) }
  if (checkpoint.rootHash.toString('base64') !== root) return undefined
  const keys = from === undefined || to === undefined ? undefined : ([from, to] as const)
  const signatures = lines.split('\n').flatMap((line) => {
    const [, name, proof] = line.split(' ')
    return name === undefined || proof === undefined ? [] : [{ name, proof }]
  })
  if (signatures.length !== (keys === undefined ? 1 : 2)) return undefined
  const extension = keys === undefined ? [] : [`key ${keys[0]}`, `next-key ${keys[1]}`]
  return { origin, checkpoint, extension, keys, signatures }
}

function isSignedBy({ origin, publicKey }: CheckpointVerifier, note: ParsedNote): boolean {
  if (note.origin !== origin) return false
  const body = Buffer.from(bodyOf(origin, note.checkpoint, note.extension))
  return note.signatures.some(({ name, proof }) => {
    const bytes = Buffer.from(proof, 'base64')
    const isOurs = bytes.length === 68 && bytes.subarray(0, 4).equals(keyHash(origin, publicKey))
    const isExact = name === origin && bytes.toString('base64') === proof
    return isOurs && isExact && verify(null, body, publicKey, bytes.subarray(4))
  })
}

/** Ids of the keys whose signatures a note carries, unverified; in the order of the signatures. */
export function signingKeyIdsOf(note: string): string[] {
  const signatures = parseNote(note)?.signatures ?? []
  return signatures.map(({ proof }) => Buffer.from(proof, 'base64').toString('hex', 0, 4))
}

/** The checkpoint of a note; undefined unless it is exactly one of this origin, signed by this key. */
export function openCheckpoint(verifier: CheckpointVerifier, note: string): Checkpoint | undefined {
  const parsed = parseNote(note)
  return parsed !== undefined && isSignedBy(verifier, parsed) ? parsed.checkpoint : undefined
}

/** A change of the key: this one signed until the log had so many entries, the next one from there on. */
export interface Handover {
  readonly from: CheckpointVerifier
  readonly to: CheckpointVerifier
  readonly treeSize: number
}

/** The change of keys that a note tells of; undefined unless both keys signed it. */
export function openHandover(origin: string, note: string): Handover | undefined {
  const parsed = parseNote(note)
  const [from, to] = (parsed?.keys ?? []).map(publicKeyFrom)
  if (parsed === undefined || from === undefined || to === undefined) return undefined
  const [leaving, coming] = [
    { origin, publicKey: from },
    { origin, publicKey: to },
  ]
  if (!isSignedBy(leaving, parsed) || !isSignedBy(coming, parsed)) return undefined
  return { from: leaving, to: coming, treeSize: parsed.checkpoint.treeSize }
}

/** Size of the log that a note tells of, unverified; undefined for a text that is no note. */
export function sizeOf(note: string): number | undefined {
  return parseNote(note)?.checkpoint.treeSize
}

/** The note in one line of ASCII, as syslog carries it: a JSON text, so that its line ends and its dash survive. */
export function noteLine(note: string): string {
  return JSON.stringify({ note }).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const noteInLine = /\{"note":"(?:[^"\\]|\\.)*"\}/g

/**
 * Cuts a file of notes into notes: one after another as they are, or in the lines that syslog wrote of them. What is left
 * over at the end comes back as a note that will not open.
 */
export function splitNotes(text: string): string[] {
  const lines = text.match(noteInLine)
  if (lines !== null) return lines.map((line) => (JSON.parse(line) as { note: string }).note)
  return text.split(/(?<=\n— [^\n]*\n)(?!— )/).filter((note) => note !== '')
}
