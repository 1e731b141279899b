import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface DemoOptions {
  /** Absolute; undefined where none was named. */
  dataDir: string | undefined
  port: number | undefined
  isReset: boolean
  isQuiet: boolean
}

/** What `npm start` was told; its words were checked before. */
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
    port: values.port === undefined ? undefined : Number(values.port),
    isReset: values.reset,
    isQuiet: values.quiet,
  }
}
