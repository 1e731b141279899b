import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openBesideServer } from './beside-server.ts'

const usage = `npm run -s admin -- reset-password LOGIN_ID [--second-factors] [--data DIR]
Gives somebody who is locked out an initial password, on the database of the server: DATABASE_URL, else DIR/smartym.db (DIR is
"var" unless given). Ends the lock and every session; --second-factors takes lost second factors off as well. The act stands in
the usage history as done in the server's shell. For administrators whom no other administrator can help.`

/** What a person is told instead of a stack. */
class CannotReset extends Error {}

function parse(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string', default: process.env['SMARTYM_DATA_DIR'] ?? 'var' },
      'second-factors': { type: 'boolean', default: false },
    },
  })
  const [verb, loginId] = positionals
  if (verb !== 'reset-password' || loginId === undefined || positionals.length !== 2)
    throw new CannotReset(usage)
  return { loginId, dataDir: resolve(values.data), withSecondFactors: values['second-factors'] }
}

async function run(args: readonly string[]): Promise<string> {
  const { loginId, dataDir, withSecondFactors } = parse(args)
  const { accounts, db } = openBesideServer(dataDir)
  try {
    const actor = { kind: 'server', id: 'shell', name: userInfo().username } as const
    const initial = await accounts.resetByLoginId(loginId, actor, { withSecondFactors })
    if (initial === undefined) throw new CannotReset(`there is no account with the login id ${loginId}`)
    const until = new Date(initial.expiresAt).toISOString()
    return `initial password of ${loginId}: ${initial.initialPassword}\ngood once, until ${until}\n`
  } finally {
    await db.close()
  }
}

try {
  process.stdout.write(await run(process.argv.slice(2)))
} catch (error) {
  const text = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}
