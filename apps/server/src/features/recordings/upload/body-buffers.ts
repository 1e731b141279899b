/** Bodies up to this size are collected whole before anything is done with them. */
export const collectedBodyBytes = 256 * 1024

const maxKeptBuffers = 64

/**
 * Memory for small bodies, used again and again: fresh memory for each would be most of what the garbage collector of a
 * busy server has to do.
 */
export function createBodyBuffers() {
  const free: Buffer[] = []
  return {
    /** A buffer of `collectedBodyBytes`, whatever it holds. */
    acquire: (): Buffer => free.pop() ?? Buffer.allocUnsafeSlow(collectedBodyBytes),
    /** Gives it back; nobody may look at it, or at a part of it, any more. */
    release(buffer: Buffer): void {
      if (free.length < maxKeptBuffers) free.push(buffer)
    },
  }
}
export type BodyBuffers = ReturnType<typeof createBodyBuffers>
