import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { leave } from './leave.ts'

export interface DemoOptions {
  /** Absolute; undefined where none was named. */
  dataDir: string | undefined
  port: number | undefined
  isReset: boolean
  isQuiet: boolean
}

/** What `npm start` was told; its words were checked before. Leaves with a sentence when a value is wrong. */
export function readDemoOptions(): DemoOptions {
  const { values } = parseArgs({
    options: {
      once: { type: 'boolean' },
      data: { type: 'string' },
      port: { type: 'string' },
      reset: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
    },
  })
  return {
    dataDir: values.data === undefined ? undefined : resolve(values.data),
    port: values.port === undefined ? undefined : parsePort(values.port),
    isReset: values.reset,
    isQuiet: values.quiet,
  }
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_533)
    leave(`--port ${text}: a port is a number from 1 to 65533.`)
  return port
}
