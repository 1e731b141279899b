import { hash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { defineOperation } from '@smartym/contract'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenDb, openDatabase } from '../db/index.ts'
import { createTestDatabase } from '../db/test/describe-on-both-dialects.ts'
import { authRequired } from '../errors/index.ts'
import { readRawBody } from './body-proof.ts'
import { registerOperation } from './register-operation.ts'
import { createTestApp, testCaller } from './test/create-test-app.ts'

const act = defineOperation({
  id: 'act',
  method: 'POST',
  path: '/api/v1/act',
  tag: 'test',
  summary: 'Acts',
  permission: 'self',
  auth: ['api_key'],
  bodyLimitBytes: 1000,
  body: Type.Object({ text: Type.String() }),
  responses: { 200: Type.Object({ text: Type.String() }) },
  errors: [],
})

/* Whoever knows the body's digest is the caller. */
describe('a proof over the body', () => {
  let app: FastifyInstance
  let db: OpenDb
  let drop: () => Promise<void>
  let address: string
  const acted: string[] = []
  beforeAll(async () => {
    const made = await createTestDatabase('sqlite')
    drop = made.drop
    db = openDatabase({ url: made.url })
    app = await createTestApp({
      db,
      authenticator: {
        async authenticate(request) {
          const digest = hash('sha256', await readRawBody(request), 'hex')
          if (request.headers['x-digest'] !== digest) throw authRequired()
          return testCaller({ kind: 'api_key' })
        },
      },
    })
    registerOperation(app, act, async ({ body }) => {
      acted.push(body.text)
      return { status: 200, body: { text: body.text } }
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}${act.path}`
  })
  afterAll(async () => {
    await app.close()
    await db.close()
    await drop()
  })

  const headersFor = (signed: string): Record<string, string> => ({
    'content-type': 'application/json',
    'x-digest': hash('sha256', signed, 'hex'),
  })
  const send = (signed: string, body: string) =>
    fetch(address, { method: 'POST', headers: headersFor(signed), body })

  test('INT-1: the handler gets the body that was proved, byte by byte, also in many pieces', async () => {
    const body = JSON.stringify({ text: '김하늘'.repeat(50) })
    const whole = await send(body, body)
    expect(await whole.json()).toEqual(JSON.parse(body))
    const bytes = Buffer.from(body)
    const pieces = new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.subarray(at, at + 7))
        controller.close()
      },
    })
    const streamed = await fetch(address, {
      method: 'POST',
      headers: headersFor(body),
      body: pieces,
      duplex: 'half',
    } as RequestInit)
    expect(await streamed.json()).toEqual(JSON.parse(body))
  })

  test('INT-1: a body that was not proved reaches neither parser nor handler', async () => {
    acted.length = 0
    const signed = '{"text":"one"}'
    for (const body of ['{"text":"two"}', '{"text":"one"} ', '{broken', ''])
      expect((await send(signed, body)).status).toBe(401)
    expect(acted).toEqual([])
  })

  test('INT-1: a body that is larger than the route takes is refused before it is held, told and untold', async () => {
    const body = JSON.stringify({ text: 'x'.repeat(5000) })
    const told = await app.inject({ method: 'POST', url: act.path, headers: headersFor(body), payload: body })
    expect(told.json()).toMatchObject({ status: 413, code: 'request.too_large' })
    const untold = await app.inject({
      method: 'POST',
      url: act.path,
      headers: { ...headersFor(body), 'content-length': '10' },
      payload: body,
    })
    expect(untold.json()).toMatchObject({ status: 413, code: 'request.too_large' })
  })
})
