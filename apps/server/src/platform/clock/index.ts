export type { Clock, Timer } from './clock.port.ts'
export { parseInstant } from './instants.ts'
export { systemClock } from './system-clock.ts'
export { FakeClock } from './fake-clock.ts'
