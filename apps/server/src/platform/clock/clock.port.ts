/** A pending timer; `cancel` after it fired does nothing. */
export interface Timer {
  cancel(): void
}

/** Time as a port: everything in the server that reads a clock or waits does it through this. */
export interface Clock {
  /** Wall clock, UTC milliseconds since 1970. May jump. */
  now(): number
  /** Milliseconds from an arbitrary start; never jumps back. For durations and deadlines inside one process. */
  monotonicMs(): number
  /** Calls `listener` once after `delayMs`. Does not keep the process alive. */
  setTimer(delayMs: number, listener: () => void): Timer
  /** Calls `listener` again and again, `periodMs` apart. Does not keep the process alive. */
  setRepeatingTimer(periodMs: number, listener: () => void): Timer
  /** Resolves after `delayMs`. Keeps the process alive while it waits. */
  wait(delayMs: number): Promise<void>
}
