/** `npm run -s smr -- info|verify|open`: one JSON line on stdout, exit 0 or 1. */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { decodeHex, encodeHex, ensureLength } from './bytes.ts'
import { SealedRecordingError } from './errors.ts'
import { importRecipientKey } from './key-slot.ts'
import { probeRecording } from './layout.ts'
import { nodePrimitives } from './node-primitives.ts'
import type { RangeReader } from './range-reader.ts'
import { openRecording, type RecordingKey, verifySealOf } from './recording-reader.ts'

const usage =
  'info FILE | verify FILE --device-public-key HEX|PEM | open FILE (--recipient-private-key HEX|PEM | --data-key HEX) [--device-public-key HEX|PEM] --out FILE'

class UsageError extends Error {}

/** A key is hexadecimal, PEM text, or the path of a PEM file. */
function keyText(value: string): string {
  return /^[0-9a-fA-F]+$/.test(value) || value.includes('-----BEGIN') || !existsSync(value)
    ? value
    : readFileSync(value, 'utf8')
}

function fileReader(file: FileHandle, byteLength: number): RangeReader {
  return {
    byteLength,
    async read(offset, length) {
      const bytes = new Uint8Array(length)
      let filled = 0
      while (filled < length) {
        const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled)
        if (bytesRead === 0) throw new Error('the file became shorter while it was read')
        filled += bytesRead
      }
      return bytes
    },
  }
}

async function withFile<T>(path: string, use: (reader: RangeReader) => Promise<T>): Promise<T> {
  const file = await open(path, 'r')
  try {
    return await use(fileReader(file, (await file.stat()).size))
  } finally {
    await file.close()
  }
}

interface Flags {
  readonly 'device-public-key'?: string
  readonly 'recipient-private-key'?: string
  readonly 'data-key'?: string
  readonly out?: string
}

async function info(reader: RangeReader): Promise<object> {
  const { identity, slots, seal } = await probeRecording(reader)
  return {
    ...identity,
    prevDigest: encodeHex(identity.prevDigest),
    slots: slots.map((slot) => ({ type: slot.type, keyId: encodeHex(slot.keyId) })),
    plainLength: seal.plainLength,
    durationMs: seal.durationMs,
    endReason: seal.endReason,
    bodyDigest: encodeHex(seal.bodyDigest),
    sealedAt: seal.sealedAt,
  }
}

async function verify(reader: RangeReader, flags: Flags): Promise<object> {
  if (flags['device-public-key'] === undefined) throw new UsageError('--device-public-key is needed')
  const layout = await verifySealOf(reader, keyText(flags['device-public-key']), nodePrimitives)
  return { plainLength: layout.seal.plainLength, deviceSeq: layout.identity.deviceSeq }
}

async function recordingKey(flags: Flags): Promise<RecordingKey> {
  const { 'data-key': hex, 'recipient-private-key': privateKey } = flags
  if ((hex === undefined) === (privateKey === undefined))
    throw new UsageError('one of --recipient-private-key and --data-key is needed')
  if (privateKey !== undefined)
    return { recipients: [await importRecipientKey(keyText(privateKey), nodePrimitives)] }
  const dataKey = decodeHex(hex ?? '')
  ensureLength(dataKey, 32, '--data-key')
  return { dataKey }
}

/** Writes the sound to a side file, which becomes `--out` only after the seal has passed. */
async function openTo(reader: RangeReader, flags: Flags): Promise<object> {
  const { out } = flags
  if (out === undefined) throw new UsageError('--out is needed')
  const device = flags['device-public-key']
  const recording = await openRecording(reader, await recordingKey(flags), {
    primitives: nodePrimitives,
    ...(device !== undefined && { devicePublicKey: keyText(device) }),
  })
  const side = `${out}.${randomUUID()}.part`
  const file = await open(side, 'wx', 0o600)
  const digest = createHash('sha256')
  let plainLength = 0
  try {
    for await (const span of recording.stream()) {
      digest.update(span)
      plainLength += span.length
      await file.writeFile(span)
    }
    await file.sync()
    await file.close()
    await rename(side, out)
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(side, { force: true })
    throw error
  }
  return { plainLength, plainSha256: digest.digest('hex'), deviceSeq: recording.layout.identity.deviceSeq }
}

async function run(args: readonly string[]): Promise<object> {
  const text = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { 'device-public-key': text, 'recipient-private-key': text, 'data-key': text, out: text },
  })
  const [command, path, ...rest] = positionals
  if (path === undefined || rest.length > 0) throw new UsageError(usage)
  if (command === 'info') return withFile(path, info)
  if (command === 'verify') return withFile(path, (reader) => verify(reader, values))
  if (command === 'open') return withFile(path, (reader) => openTo(reader, values))
  throw new UsageError(usage)
}

function refusalOf(error: unknown): object {
  if (error instanceof SealedRecordingError) return { ok: false, code: error.code }
  const message = error instanceof Error ? error.message : String(error)
  const isUsage = error instanceof UsageError || error instanceof RangeError || error instanceof TypeError
  return { ok: false, code: isUsage ? 'E_USAGE' : 'E_IO', message }
}

const [answer, exitCode] = await run(process.argv.slice(2)).then(
  (result) => [{ ok: true, ...result }, 0] as const,
  (error: unknown) => [refusalOf(error), 1] as const,
)
process.stdout.write(`${JSON.stringify(answer)}\n`)
process.exitCode = exitCode
