import type { Container } from './container.ts'

/** Registers what becomes of commands: one slice for each kind that anybody waits for. */
export function registerCommands({ gateway, dialing }: Pick<Container, 'gateway' | 'dialing'>): void {
  for (const { commandHandlers } of [dialing]) gateway.registerCommandHandlers(commandHandlers)
}
