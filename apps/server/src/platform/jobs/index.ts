export type { JobKind, RunningJob } from './job-runner.ts'
export { createJobs, type Jobs, type NewJob } from './jobs.ts'
export { createLeases, type Lease, type Leases } from './leases.ts'
