import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../../platform/clock/index.ts'
import { databaseUrl, openDatabase } from '../../platform/db/index.ts'
import { createSecrets } from '../../platform/secrets/index.ts'
import { auditLogOrigin, auditSigningKeyName } from './audit.config.ts'
import { readCheckpointFiles } from './checkpoints/checkpoint-files.ts'
import {
  type CheckpointVerifier,
  splitNotes,
  verifierFrom,
  verifierOf,
} from './checkpoints/checkpoints.rules.ts'
import { readSigners } from './checkpoints/signing-keys.ts'
import { type Verdict, verifyAuditLog } from './verification/verification.service.ts'

const usage = `npm run -s audit -- verify [--data DIR] [--checkpoint FILE] [--public-key FILE]
Reads the whole audit log and compares it with every signed checkpoint: those in the database, in DIR/checkpoints, and in FILE
(notes, lines of syslog that hold them, or a folder of such files; can be given several times).
The database is that of the server: DATABASE_URL, else DIR/smartym.db (DIR is "var" unless given). The key is the server's
secret "${auditSigningKeyName}" and those before it, or the public key (PEM) of --public-key; keys that took over from it, or
that it took over from, are found in the checkpoints that both signed. Prints one JSON line; exit code 0 when all is well, else 1.`

interface Arguments {
  readonly dataDir: string
  readonly checkpointFiles: readonly string[]
  readonly publicKeyFile: string | undefined
}

/* What cannot be read at all is an answer too: the log was not shown to be whole. */
class CannotVerify extends Error {}

function parse(args: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string', default: process.env['SMARTYM_DATA'] ?? 'var' },
      checkpoint: { type: 'string', multiple: true, default: [] },
      'public-key': { type: 'string' },
    },
  })
  if (positionals.length !== 1 || positionals[0] !== 'verify') throw new CannotVerify(usage)
  return {
    dataDir: resolve(values.data),
    checkpointFiles: values.checkpoint,
    publicKeyFile: values['public-key'],
  }
}

function readVerifiers({
  dataDir,
  publicKeyFile,
}: Arguments): readonly [CheckpointVerifier, ...CheckpointVerifier[]] {
  if (publicKeyFile !== undefined) return [verifierFrom(auditLogOrigin, readFileSync(publicKeyFile, 'utf8'))]
  const secrets = createSecrets({ dir: join(dataDir, 'secrets'), environment: process.env, mayMake: false })
  const [current, ...former] = readSigners(secrets)
  return [verifierOf(current), ...former.map(verifierOf)]
}

/* A file, or a folder of files as an S3 bucket is fetched. */
function filesAt(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  const entries = readdirSync(path, { withFileTypes: true, recursive: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

async function verifyWith(args: Arguments): Promise<Verdict> {
  const url = databaseUrl(process.env, args.dataDir)
  const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : undefined
  if (file !== undefined && !existsSync(file)) throw new CannotVerify(`there is no database ${file}`)
  const verifiers = readVerifiers(args)
  const exportedNotes = [
    ...readCheckpointFiles(join(args.dataDir, 'checkpoints')),
    ...args.checkpointFiles.flatMap((path) =>
      filesAt(path).flatMap((file) => splitNotes(readFileSync(file, 'utf8'))),
    ),
  ]
  const db = openDatabase({ url, connections: 2 })
  try {
    return await verifyAuditLog({ db, verifiers, exportedNotes, now: systemClock.now() })
  } finally {
    await db.close()
  }
}

async function run(args: readonly string[]): Promise<Verdict> {
  try {
    return await verifyWith(parse(args))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      ok: false,
      firstBadEntry: null,
      reason: error instanceof CannotVerify ? reason : `could not be verified: ${reason}`,
    }
  }
}

const verdict = await run(process.argv.slice(2))
process.stdout.write(`${JSON.stringify(verdict)}\n`)
process.exitCode = verdict.ok ? 0 : 1
