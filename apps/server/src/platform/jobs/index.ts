export { createJobs, type JobKind, type Jobs, type NewJob, type RunningJob } from './jobs.ts'
export { createLeases, type Lease, type Leases } from './leases.ts'
