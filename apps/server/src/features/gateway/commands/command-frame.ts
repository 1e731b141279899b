import type { CommandFrame } from '@smartym/contract/frames'
import type { Command } from './command-handlers.ts'

/** A command as it travels. */
export function frameOf({ commandId, kind, payload, notAfter }: Command): CommandFrame {
  return { type: 'command', commandId, kind, payload, notAfter } as CommandFrame
}
