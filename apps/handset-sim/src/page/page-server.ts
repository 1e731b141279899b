import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseFaults } from '../faults/faults.ts'
import type { UserEvent, VirtualHandset } from '../handset.ts'
import { callees } from '../telephony/callee.ts'

/** The pages of several virtual handsets on one port: `/handsets/1/`, `/handsets/2/` … */
export interface PageServer {
  /** `http://127.0.0.1:<port>/handsets/` */
  readonly url: string
  close(): Promise<void>
}

export interface PageServerOptions {
  handsets: readonly VirtualHandset[]
  /** 0 takes any free port. */
  port: number
  /** Origins whose pages may show a handset in a frame. */
  frameOrigins?: readonly string[]
  /** Folder of the screens' bundle; default the one of `handset-ui`. */
  uiDir?: string
}

const host = '127.0.0.1'
const bodyLimitBytes = 65_536
const heartbeatMs = 15_000
/** The phone's screens, and the test bench of the simulation. */
const files: Readonly<Record<string, { type: string; isPanel: boolean }>> = {
  'index.html': { type: 'text/html; charset=utf-8', isPanel: false },
  'handset-ui.js': { type: 'text/javascript; charset=utf-8', isPanel: false },
  'handset-ui.css': { type: 'text/css; charset=utf-8', isPanel: false },
  'fault-panel.js': { type: 'text/javascript; charset=utf-8', isPanel: true },
  'fault-panel.css': { type: 'text/css; charset=utf-8', isPanel: true },
}
const panelDir = join(import.meta.dirname, 'panel')
const defaultUiDir = join(fileURLToPath(import.meta.resolve('@smartym/handset-ui/bridge')), '../../dist')
const panelTag =
  '<link rel="icon" href="data:," /><script type="module" src="fault-panel.js"></script></head>'
const json = { 'content-type': 'application/json' }

/**
 * Serves the screens of `handset-ui` and the fault panel to this machine alone. A page of another site can neither read
 * nor tell anything here: the host must be the loopback address, and a request that changes something is JSON of our own origin.
 */
export async function createPageServer({
  handsets,
  port,
  frameOrigins = [],
  uiDir = defaultUiDir,
}: PageServerOptions): Promise<PageServer> {
  const frameAncestors = ["'self'", ...frameOrigins].join(' ')
  const security = {
    'content-security-policy': `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors ${frameAncestors}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', `http://${host}`)
    const [, number, rest] = /^\/handsets\/(\d+)\/(.*)$/.exec(address.pathname) ?? []
    const handset = handsets[Number(number) - 1]
    const end = (status: number, body?: string | Buffer, headers: Record<string, string> = {}): void =>
      void response.writeHead(status, { ...security, ...headers }).end(body)
    if (!isOurs(request)) return end(403)
    if (!handset || rest === undefined) return end(404)
    if (request.method === 'POST') return answerPost(handset, rest, await readBody(request), end)
    if (rest === 'view') return streamViews(handset, request, response, security)
    if (rest === 'faults') return end(200, JSON.stringify(handset.faults()), json)
    if (rest === 'call-log') return end(200, JSON.stringify(handset.callLog()), json)
    if (rest === 'current-view') return end(200, JSON.stringify(handset.view()), json)
    if (rest === 'sound')
      return sendSound(handset, address.searchParams.get('recordingId') ?? '', request, end)
    if (rest === 'callees') return end(200, JSON.stringify(callees), json)
    const name = rest === '' ? 'index.html' : rest
    const file = files[name]
    if (file === undefined) return end(404)
    const content = await readFile(join(file.isPanel ? panelDir : uiDir, name))
    const body = name === 'index.html' ? content.toString('utf8').replace('</head>', panelTag) : content
    return end(200, body, { 'content-type': file.type })
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}/handsets/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** No page of another origin, and no name that somebody else's DNS points here. */
function isOurs(request: IncomingMessage): boolean {
  const ownHost = request.headers.host ?? ''
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(ownHost)) return false
  if (request.method === 'GET') return true
  const { origin } = request.headers
  return (
    (origin === undefined || origin === `http://${ownHost}`) &&
    request.headers['content-type'] === 'application/json'
  )
}

type End = (status: number, body?: string | Buffer, headers?: Record<string, string>) => void

/* A page asks for the part that it plays; without a range it gets all. */
function sendSound(handset: VirtualHandset, recordingId: string, request: IncomingMessage, end: End): void {
  const sound = handset.sound(recordingId)
  if (sound === undefined) return end(404)
  const bytes = Buffer.from(sound.bytes)
  const headers = { 'content-type': sound.contentType, 'accept-ranges': 'bytes' }
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  if (from === undefined) return end(200, bytes, headers)
  const start = Number(from)
  const last = to === undefined || to === '' ? bytes.length - 1 : Math.min(Number(to), bytes.length - 1)
  if (start > last) return end(416, undefined, { 'content-range': `bytes */${bytes.length}` })
  const range = `bytes ${start}-${last}/${bytes.length}`
  end(206, bytes.subarray(start, last + 1), { ...headers, 'content-range': range })
}

async function answerPost(handset: VirtualHandset, path: string, body: unknown, end: End): Promise<void> {
  if (path === 'events') {
    const event = parseUserEvent(body)
    if (!event) return end(400)
    handset.send(event)
    return end(204)
  }
  if (path === 'faults') {
    const change = parseFaults(body)
    if (!change) return end(400)
    await handset.changeFaults(change)
    return end(200, JSON.stringify(handset.faults()), json)
  }
  if (path === 'screen-off') {
    handset.turnScreenOff()
    return end(204)
  }
  if (path === 'incoming-calls') {
    const { phoneNumber, isToSecondSim = false } = (body ?? {}) as Record<string, unknown>
    if (phoneNumber !== null && typeof phoneNumber !== 'string') return end(400)
    if (typeof isToSecondSim !== 'boolean') return end(400)
    handset.receiveCall(phoneNumber, { isToSecondSim })
    return end(204)
  }
  return end(404)
}

/** Fingers may tell `user.*` only; the core itself ignores what it cannot read. */
function parseUserEvent(body: unknown): UserEvent | undefined {
  if (typeof body !== 'object' || body === null || !('type' in body)) return undefined
  return typeof body.type === 'string' && body.type.startsWith('user.') ? (body as UserEvent) : undefined
}

function streamViews(
  handset: VirtualHandset,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
): void {
  response.writeHead(200, { ...headers, 'content-type': 'text/event-stream' })
  const show = (view: unknown): void => void response.write(`data: ${JSON.stringify(view)}\n\n`)
  const current = handset.view()
  if (current) show(current)
  const takeBack = handset.onView(show)
  const heartbeat = setInterval(() => response.write(': \n\n'), heartbeatMs)
  request.on('close', () => {
    takeBack()
    clearInterval(heartbeat)
  })
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > bodyLimitBytes) return undefined
    pieces.push(piece)
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8')) as unknown
  } catch {
    return undefined
  }
}
