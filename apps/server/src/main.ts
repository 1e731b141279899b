import { createServer } from './app/create-server.ts'
import { collectGarbageLessOften } from './app/garbage-collection.ts'
import { ConfigError } from './platform/config/index.ts'
import { installGracefulStop } from './platform/http/index.ts'
import { SecretError } from './platform/secrets/index.ts'

/** What a person is told when the server cannot start; undefined for what is our own mistake. */
function explain(error: unknown): string | undefined {
  if (error instanceof ConfigError || error instanceof SecretError) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return 'The port is taken by another program: stop it, or set PORT to another number.'
  return undefined
}

collectGarbageLessOften()
try {
  const server = await createServer({ environment: process.env })
  installGracefulStop(server.container.log, server.stopSteps)
  const address = await server.listen()
  server.container.log.info({ address }, 'the server takes requests')
} catch (error) {
  const sentence = explain(error)
  process.stderr.write(`${sentence ?? (error instanceof Error ? error.stack : String(error))}\n`)
  process.exitCode = 1
  process.exit()
}
