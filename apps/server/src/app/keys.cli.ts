import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openBesideServer } from './beside-server.ts'
import {
  createKeyRotation,
  type InventoryLine,
  KeyCommandError,
  type RotationProgress,
} from './key-rotation.ts'

const usage = `npm run -s keys -- inventory [--json] [--data DIR]
npm run -s keys -- renew NAME [--data DIR]    a new key, beside the one before
npm run -s keys -- rotate NAME [--data DIR]   puts everything under the new key; can be cut off and begun again
npm run -s keys -- retire NAME [--data DIR]   takes the key before away, when nothing lies under it any more
Works on the database of the server (DATABASE_URL, else DIR/smartym.db; DIR is "var" unless given), while it runs. NAME is one of
the inventory. Exit code 0 when it is done, else 1; every act stands in the usage history as done in the server's shell.`

const verbs = ['inventory', 'renew', 'rotate', 'retire'] as const
type Verb = (typeof verbs)[number]

function parse(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string', default: process.env['SMARTYM_DATA_DIR'] ?? 'var' },
      json: { type: 'boolean', default: false },
    },
  })
  const verb = verbs.find((each) => each === positionals[0])
  const [, name = ''] = positionals
  if (verb === undefined || positionals.length !== (verb === 'inventory' ? 1 : 2))
    throw new KeyCommandError(usage)
  return { verb, name, dataDir: resolve(values.data), isJson: values.json }
}

function tableOf(lines: readonly InventoryLine[]): string {
  const rows = lines.map(({ keyName, where, keyId, rows: count, since, isPending }) => [
    keyName,
    where,
    keyId ?? '(no id)',
    String(count),
    since === null ? '' : new Date(since).toISOString().slice(0, 10),
    isPending ? 'former' : 'current',
  ])
  const cells = [['key', 'where', 'key id', 'rows', 'since', 'standing'], ...rows]
  const widths = cells[0]?.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0))) ?? []
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/* One line that is written over on a terminal, a line a page elsewhere. */
function showProgress({ where, rewrapped, total }: RotationProgress): void {
  const text = `${where}: ${rewrapped} of ${total}`
  process.stderr.write(process.stderr.isTTY ? `\r${text}\u001B[K` : `${text}\n`)
}

async function run(args: readonly string[]): Promise<string> {
  const { verb, name, dataDir, isJson } = parse(args)
  const container = openBesideServer(dataDir)
  const keys = createKeyRotation({ container, environment: process.env, actorName: userInfo().username })
  const commands: Readonly<Record<Verb, () => Promise<string>>> = {
    async inventory() {
      const lines = await keys.inventory()
      return isJson ? JSON.stringify(lines) : tableOf(lines)
    },
    renew: () => keys.renew(name),
    async rotate() {
      const { rewrapped, pending } = await keys.rotate(name, showProgress)
      if (process.stderr.isTTY) process.stderr.write('\n')
      if (pending > 0)
        throw new KeyCommandError(
          `${rewrapped} rows were rewrapped, ${pending} still lie under a former key: begin again`,
        )
      return `${rewrapped} rows were rewrapped, none lies under a former key: retire ${name} takes it away`
    },
    retire: () => keys.retire(name),
  }
  try {
    return await commands[verb]()
  } finally {
    await container.audit.stop()
    await container.db.close()
  }
}

try {
  process.stdout.write(`${await run(process.argv.slice(2))}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
