export type { Clock, Timer } from './clock.port.ts'
export { systemClock } from './system-clock.ts'
export { FakeClock } from './fake-clock.ts'
