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

/* C2SP signed-note: the first four bytes of SHA-256(name ‖ LF ‖ 01 ‖ public key) say which key signed. */
function keyHash(origin: string, publicKey: KeyObject): Buffer {
  const { x } = publicKey.export({ format: 'jwk' })
  const raw = Buffer.from(x ?? '', 'base64url')
  return hash('sha256', Buffer.concat([Buffer.from(`${origin}\n\x01`), raw]), 'buffer').subarray(0, 4)
}

/* C2SP tlog-checkpoint: origin, size, root; the time is an extension line. */
function bodyOf(origin: string, { treeSize, rootHash, signedAt }: Checkpoint): string {
  return `${origin}\n${treeSize}\n${rootHash.toString('base64')}\ntime ${signedAt}\n`
}

/** The checkpoint as a signed note (C2SP tlog-checkpoint, Ed25519). */
export function signCheckpoint({ origin, privateKey }: CheckpointSigner, checkpoint: Checkpoint): string {
  const body = bodyOf(origin, checkpoint)
  const signature = sign(null, Buffer.from(body), privateKey)
  const proof = Buffer.concat([keyHash(origin, createPublicKey(privateKey)), signature])
  return `${body}\n— ${origin} ${proof.toString('base64')}\n`
}

const noteForm =
  /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\ntime (\d{1,16})\n\n— ([^\n ]+) ([A-Za-z0-9+/]+={0,2})\n$/

/** The checkpoint of a note; undefined unless it is exactly one of this origin, signed by this key. */
export function openCheckpoint(
  { origin, publicKey }: CheckpointVerifier,
  note: string,
): Checkpoint | undefined {
  const [, noteOrigin, size, root, time, name, proof] = noteForm.exec(note) ?? []
  if (noteOrigin !== origin || name !== origin || root === undefined || proof === undefined) return undefined
  const checkpoint = { treeSize: Number(size), rootHash: Buffer.from(root, 'base64'), signedAt: Number(time) }
  const bytes = Buffer.from(proof, 'base64')
  const isOurs = bytes.length === 68 && bytes.subarray(0, 4).equals(keyHash(origin, publicKey))
  const isExact = checkpoint.rootHash.toString('base64') === root && bytes.toString('base64') === proof
  if (
    !isOurs ||
    !isExact ||
    !verify(null, Buffer.from(bodyOf(origin, checkpoint)), publicKey, bytes.subarray(4))
  )
    return undefined
  return checkpoint
}

/** Size of the log that a note tells of, unverified; undefined for a text that is no note. */
export function sizeOf(note: string): number | undefined {
  const [, , size] = noteForm.exec(note) ?? []
  return size === undefined ? undefined : Number(size)
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
  return text.split(/(?<=\n— [^\n]*\n)/).filter((note) => note !== '')
}
