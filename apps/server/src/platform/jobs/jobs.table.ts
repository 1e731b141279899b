/** `waiting` until its time, `running` under a worker's lease, then `done`, or `dead` after its last attempt. */
export type JobState = 'waiting' | 'running' | 'done' | 'dead'

export interface JobsTable {
  id: string
  kind: string
  unique_key: string | null
  payload: string
  state: JobState
  run_at: number
  attempts: number
  max_attempts: number
  worker: string | null
  leased_until: number | null
  /** Percent. */
  progress: number | null
  last_error: string | null
  created_at: number
  finished_at: number | null
}
export interface JobsTables {
  jobs: JobsTable
}
