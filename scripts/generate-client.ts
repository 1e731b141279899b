/**
 * `npm run client`: writes what the server serves as `/openapi.json` to `packages/click-to-call/openapi.json`, and the client's
 * types made from it. Both are checked in; a test compares them with the contract.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operations } from '@smartym/contract'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { systemClock } from '../apps/server/src/platform/clock/index.ts'
import { openDatabase } from '../apps/server/src/platform/db/index.ts'
import { createHttpApp, createMetrics, registerOperation } from '../apps/server/src/platform/http/index.ts'
import { createLog } from '../apps/server/src/platform/log/index.ts'

const target = join(import.meta.dirname, '../packages/click-to-call')

/** The OpenAPI document of the contract's operations, by the server's own HTTP application. */
export async function describeApi(): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'smartym-openapi-'))
  const db = openDatabase({ url: `sqlite:${join(folder, 'none.db')}` })
  const app = await createHttpApp({
    db,
    clock: systemClock,
    authenticator: { authenticate: () => undefined },
    answerSecret: Buffer.alloc(32),
    phrase: (code) => code,
    log: createLog('silent'),
    metrics: createMetrics(),
    version: '1',
  })
  try {
    for (const operation of Object.values(operations)) {
      registerOperation(app, operation, () => {
        throw new Error('an application that only describes itself was called')
      })
    }
    const answer = await app.inject('/openapi.json')
    return answer.json()
  } finally {
    await app.close()
    await db.close()
    rmSync(folder, { recursive: true })
  }
}

/** The client's types, made from the document. */
export async function typesOf(document: unknown): Promise<string> {
  const types = astToString(await openapiTS(document as OpenAPI3, { alphabetize: true }))
  return `/* Generated from openapi.json by \`npm run client\`; not edited by hand. */\n${types}`
}

if (import.meta.main) {
  const document = await describeApi()
  writeFileSync(join(target, 'openapi.json'), `${JSON.stringify(document, null, 2)}\n`)
  writeFileSync(join(target, 'src/api.generated.ts'), await typesOf(document))
}
