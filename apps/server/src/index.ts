/** The server's public entry: for the launcher, the test kit and the benchmarks. */
export { createServer, type Server, type ServerOptions } from './app/create-server.ts'
export type { Container } from './app/container.ts'
export { type SampleSound, seedHistory, type SeedHistoryOptions } from './demo/seed-history/seed-history.ts'
export { seedReviews } from './demo/seed-reviews.ts'
export { seedCompany, type SeededCompany, type SeededPerson, type SeedOptions } from './demo/seed-company.ts'
export { FakePushSender, type PushSender } from './features/gateway/index.ts'
export { type Clock, FakeClock, systemClock } from './platform/clock/index.ts'
export { collectGarbageLessOften } from './app/garbage-collection.ts'
