import type { CommandKind } from '@smartym/contract'
import type { Tx } from '../../../platform/db/index.ts'
import type { CommandHandler, CommandHandlers, KeptCommand } from './command-handlers.ts'

/** What slices have said about their commands. */
export interface CommandHandlerRegistry {
  /** Throws when two slices want the same kind. */
  register(handlers: CommandHandlers): void
  run(moment: keyof CommandHandler<CommandKind>, tx: Tx, command: KeptCommand): Promise<void>
}

export function createCommandHandlerRegistry(): CommandHandlerRegistry {
  const registered = new Map<CommandKind, CommandHandler<CommandKind>>()
  return {
    register(handlers) {
      for (const [kind, handler] of Object.entries(handlers) as [
        CommandKind,
        CommandHandler<CommandKind>,
      ][]) {
        if (registered.has(kind)) throw new Error(`two slices handle the command ${kind}`)
        registered.set(kind, handler)
      }
    },
    async run(moment, tx, command) {
      await registered.get(command.kind)?.[moment]?.(tx, command)
    },
  }
}
