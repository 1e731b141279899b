export * from './effects.ts'
export * from './events.ts'
export * from './phases.ts'
export * from './view.ts'
