export * from './ports/effects.ts'
export * from './ports/events.ts'
export * from './ports/phases.ts'
export * from './ports/view.ts'
