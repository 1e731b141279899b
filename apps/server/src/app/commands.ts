import type { CommandHandlers } from '../features/gateway/index.ts'
import type { Container } from './container.ts'

/** Registers what becomes of commands: one slice for each kind that anybody waits for. */
export function registerCommands({ gateway }: Pick<Container, 'gateway'>): void {
  const slices: readonly { readonly commandHandlers: CommandHandlers }[] = []
  for (const { commandHandlers } of slices) gateway.registerCommandHandlers(commandHandlers)
}
