import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { describeApi, typesOf } from './generate-client.ts'

const target = join(import.meta.dirname, '../packages/click-to-call')

test('INT-1: the client that is checked in is the contract’s (else: npm run client)', async () => {
  const document = await describeApi()
  expect(JSON.parse(readFileSync(join(target, 'openapi.json'), 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(document)),
  )
  expect(readFileSync(join(target, 'src/api.generated.ts'), 'utf8')).toBe(await typesOf(document))
})
