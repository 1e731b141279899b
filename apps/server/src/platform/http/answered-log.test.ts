import { defineOperation, type Permission } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type OpenDb, openDatabase } from '../db/index.ts'
import { createTestDatabase } from '../db/test/describe-on-both-dialects.ts'
import { createLog } from '../log/index.ts'
import { registerOperation } from './register-operation.ts'
import { createTestApp, testCaller } from './test/create-test-app.ts'

const permission: Permission = 'audit:list'
const read = defineOperation({
  id: 'read',
  method: 'GET',
  path: '/api/v1/things/:thing',
  tag: 'test',
  summary: 'Answers',
  permission,
  auth: ['session'],
  params: Type.Object({ thing: Type.String() }),
  responses: { 200: Type.Object({}) },
  errors: [],
})

describe('the log of answers', () => {
  const lines: string[] = []
  let app: FastifyInstance
  let db: OpenDb
  let drop: () => Promise<void>
  beforeEach(async () => {
    const made = await createTestDatabase('sqlite')
    drop = made.drop
    db = openDatabase({ url: made.url })
    lines.length = 0
    app = await createTestApp({
      db,
      callers: { agent: testCaller({ permissions: [] }) },
      log: createLog('info', { write: (line) => void lines.push(line) }),
    })
    registerOperation(app, read, async () => ({ status: 200, body: {} }))
  })
  afterEach(async () => {
    await app.close()
    await db.close()
    await drop()
  })

  test('ASVS 16.3.2, 16.4.1: a refusal is logged with who was refused, and no text of the request ends a line', async () => {
    const forged = 'a%0A%7B%22level%22:30,%22msg%22:%22signed%20in%22%7D%1B[2J%E2%80%A8'
    const answer = await app.inject({
      url: `/api/v1/things/${forged}?secret=hidden`,
      headers: {
        'x-test-caller': 'agent',
        'user-agent': 'a\u001B[2J',
        'x-request-id': 'x"}\t{"level":30}',
      },
    })
    expect(answer.statusCode).toBe(403)
    expect(lines).toHaveLength(1)
    const [line = ''] = lines
    for (const sign of ['\n', '\r', '\t', '\u001B', '\u2028']) expect(line.trimEnd()).not.toContain(sign)
    expect(JSON.parse(line)).toMatchObject({
      status: 403,
      method: 'GET',
      url: `/api/v1/things/${forged}`,
      by: testCaller().accountId,
      address: '127.0.0.1',
    })
    expect(line).not.toContain('hidden')
  })
})
