import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { requestNotFound } from '../platform/errors/index.ts'
import { registerPublicRoutes } from '../platform/http/index.ts'

/** What the console's build leaves where each answer puts a value of its own, for the styles that its library makes. */
const nonceMark = '__SMARTYM_CSP_NONCE__'
/* What is not found there is not a page of the console either. */
const othersPaths = /^(?:api|demo|docs)(?:\/|$)/
const assetsLifeSeconds = 365 * 24 * 3600

function filesBelow(folder: string): ReadonlySet<string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile())
  return new Set(files.map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/')))
}

/** The page with a nonce that nobody could know before, and a policy that allows styles with this nonce alone. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64url')
  const policy = String(reply.getHeader('content-security-policy') ?? '')
  reply.header(
    'content-security-policy',
    policy
      .replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`)
      .replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`),
  )
  reply.header('cache-control', 'no-store')
  return reply.type('text/html; charset=utf-8').send(page.replaceAll(nonceMark, nonce))
}

/**
 * Serves the built console: hashed assets may be kept for a year, every other address of the console is its one page.
 * Addresses of the API stay what they are. Does nothing when the console has not been built.
 */
export async function registerConsole(app: FastifyInstance, consoleDir: string): Promise<void> {
  if (!existsSync(join(consoleDir, 'index.html'))) return
  const page = readFileSync(join(consoleDir, 'index.html'), 'utf8')
  const files = filesBelow(consoleDir)
  await registerPublicRoutes(app, async (scope) => {
    await scope.register(fastifyStatic, { root: consoleDir, serve: false, cacheControl: false })
    scope.get('/*', { schema: { hide: true } }, async (request, reply) => {
      const path = (request.params as { '*': string })['*']
      if (othersPaths.test(path)) throw requestNotFound()
      if (path === 'index.html' || !files.has(path)) return sendPage(reply, page)
      const isHashed = path.startsWith('assets/')
      reply.header('cache-control', isHashed ? `public, max-age=${assetsLifeSeconds}, immutable` : 'no-cache')
      return reply.sendFile(path)
    })
  })
}
