import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { HandsetEvent } from '@smartym/handset-core'
import { afterEach, describe, expect, test } from 'vitest'
import { NetworkFaultError } from '../link/network-fault.ts'
import type { RecordingFile } from '../recording/recorder.ts'
import type { TusClient, UploadPosition } from './tus.ts'
import { createUploader } from './uploader.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true })
})

/** A server in memory that can be told to fail, and a file that grows. */
function bench() {
  const dir = mkdtempSync(join(tmpdir(), 'smartym-upload-'))
  dirs.push(dir)
  const path = join(dir, 'r.smr')
  const content = Buffer.from('0123456789abcdefghij')
  const file: RecordingFile = { path, durableBytes: 0, sealedBytes: null }
  const server = {
    bytes: Buffer.alloc(0),
    length: null as number | null,
    failures: [] as Error[],
    requests: [] as string[],
  }
  const grown: ((recordingId: string) => void)[] = []
  const waiting: { type: string; resolve(event: HandsetEvent): void }[] = []
  const events: HandsetEvent[] = []

  function at(url: string): UploadPosition {
    return { url, offsetBytes: server.bytes.length, isStored: server.length === server.bytes.length }
  }
  function asked(what: string): void {
    server.requests.push(what)
    const failure = server.failures.shift()
    if (failure) throw failure
  }
  const tus: TusClient = {
    async create(_id, lengthBytes) {
      asked('create')
      server.length ??= lengthBytes
      return at('/u')
    },
    async probe(url) {
      asked('probe')
      return at(url)
    },
    async send(position, piece, lengthBytes) {
      asked(`send ${position.offsetBytes}+${piece.length}`)
      server.bytes = Buffer.concat([server.bytes, piece])
      server.length ??= lengthBytes
      return at(position.url)
    },
  }
  const uploader = createUploader({
    tusAt: () => tus,
    recorder: { fileOf: () => ({ ...file }), onGrown: (listener) => void grown.push(listener) },
    tell(event) {
      events.push(event)
      const index = waiting.findIndex(({ type }) => type === event.type)
      if (index >= 0) waiting.splice(index, 1)[0]?.resolve(event)
    },
  })
  return {
    uploader,
    server,
    content,
    events,
    next: (type: HandsetEvent['type']) =>
      new Promise<HandsetEvent>((resolve) => waiting.push({ type, resolve })),
    /** The file holds so many bytes for good; `isSealed` when that is all of it. */
    grow(bytes: number, isSealed = false) {
      writeFileSync(path, content.subarray(0, bytes))
      Object.assign(file, { durableBytes: bytes, sealedBytes: isSealed ? bytes : null })
      for (const listener of grown) listener('rec_1')
    },
  }
}

const fault = (code: string, status: number, isRetryable = false) =>
  new NetworkFaultError({ code, isRetryable, retryAfterMs: null }, status)

describe('an upload', () => {
  test('REC-9: sends what is safe on the disk while the call runs, and the rest when it is sealed', async () => {
    const { uploader, server, content, next, grow } = bench()
    grow(5)
    const first = next('upload.progressed')
    uploader.start('rec_1', true)
    await first
    const second = next('upload.progressed')
    grow(12)
    await second
    const stored = next('upload.stored')
    grow(20, true)
    await stored
    expect(server.bytes.equals(content)).toBe(true)
    expect(server.requests).toEqual(['create', 'probe', 'send 0+5', 'send 5+7', 'send 12+8'])
  })

  test('UPL-1: goes on where the server stands', async () => {
    const { uploader, server, content, next, grow } = bench()
    server.bytes = Buffer.from(content.subarray(0, 13))
    grow(20, true)
    const stored = next('upload.stored')
    uploader.start('rec_1', false)
    await stored
    expect(server.requests).toEqual(['create', 'probe', 'send 13+7'])
  })

  test('tells the length of a file whose bytes were all sent before it was sealed', async () => {
    const { uploader, server, content, next, grow } = bench()
    server.bytes = Buffer.from(content)
    grow(20, true)
    server.length = null
    const stored = next('upload.stored')
    uploader.start('rec_1', true)
    await stored
    expect(server.length).toBe(20)
  })

  test('DEL-1: an offset at the end is not the word stored', async () => {
    const { uploader, server, content, events, next, grow } = bench()
    server.bytes = Buffer.from(content)
    server.length = 99
    grow(20, true)
    const failed = next('upload.failed')
    uploader.start('rec_1', false)
    expect(await failed).toMatchObject({ kind: 'network', fault: { isRetryable: true } })
    expect(events.map(({ type }) => type)).not.toContain('upload.stored')
  })

  test.each([
    ['recordings.upload_unknown_recording', 409, 'unknown_recording'],
    ['recordings.upload_damaged', 422, 'damaged'],
    ['recordings.upload_expired', 410, 'gone'],
    ['recordings.upload_not_found', 404, 'gone'],
    ['recordings.upload_offset_mismatch', 409, 'network'],
    ['recordings.upload_checksum_mismatch', 460, 'network'],
    ['recordings.upload_length_exceeded', 413, 'refused'],
    ['auth.forbidden', 403, 'refused'],
  ])('is told as what it is when the server answers %s', async (code, status, kind) => {
    const { uploader, server, next, grow } = bench()
    grow(20, true)
    server.failures.push(fault(code, status))
    const failed = next('upload.failed')
    uploader.start('rec_1', false)
    expect(await failed).toMatchObject({ kind, fault: { code } })
  })

  test('says nothing of an upload that was paused', async () => {
    const { uploader, events, next, grow } = bench()
    grow(5)
    const first = next('upload.progressed')
    uploader.start('rec_1', true)
    await first
    uploader.pause('rec_1')
    grow(12)
    await new Promise((resolve) => setImmediate(resolve))
    expect(events.map(({ type }) => type)).toEqual(['upload.progressed'])
  })
})
