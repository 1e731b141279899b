import type { Readable } from 'node:stream'
import type { Clock } from '../../../platform/clock/index.ts'

/** Bytes that are collected before they are written in one go. */
const writeBytes = 256 * 1024

/** How a body ended: all of it, cut by the network or by us, or refused by the taker. */
export type BodyEnd = 'whole' | 'cut'

export interface BodyTaker {
  /** Takes the next bytes and gives what is to be written. Whatever it throws ends the body. */
  take(bytes: Buffer): readonly Uint8Array[]
  write(pieces: readonly Uint8Array[]): Promise<void>
}

export interface BodyOptions {
  readonly clock: Pick<Clock, 'setRepeatingTimer'>
  readonly stalledMs: number
  /** Fires when a newer connection takes over. */
  readonly signal: AbortSignal
}

/**
 * Reads a request's body in big writes, one at a time, and stops reading while the disk is behind. Resolves when
 * everything that came is written; what came before a cut counts. Rejects with what `take` or `write` throws.
 */
export function receiveBody(body: Readable, taker: BodyTaker, options: BodyOptions): Promise<BodyEnd> {
  return new Promise((resolve, reject) => {
    let pending: Uint8Array[] = []
    let pendingBytes = 0
    let writing: Promise<void> | undefined
    let end: BodyEnd | undefined
    let isDone = false
    let hasMoved = true

    const stall = options.clock.setRepeatingTimer(options.stalledMs, () => {
      if (!hasMoved) body.destroy()
      hasMoved = false
    })
    const takeOver = (): void => void body.destroy()

    function finish(settle: () => void): void {
      if (isDone) return
      isDone = true
      stall.cancel()
      options.signal.removeEventListener('abort', takeOver)
      body.off('data', onData)
      void Promise.resolve(writing).then(settle, settle)
    }

    function write(): void {
      const pieces = pending
      pending = []
      pendingBytes = 0
      writing = taker.write(pieces).then(
        () => {
          writing = undefined
          advance()
        },
        (error: unknown) => finish(() => reject(error)),
      )
    }

    function advance(): void {
      if (isDone || writing !== undefined) return
      if (pendingBytes >= writeBytes || (end !== undefined && pendingBytes > 0)) write()
      else if (end !== undefined) {
        const ended = end
        finish(() => resolve(ended))
      }
      if (body.isPaused() && pendingBytes < writeBytes) body.resume()
    }

    function onData(bytes: Buffer): void {
      hasMoved = true
      try {
        for (const piece of taker.take(bytes)) {
          pending.push(piece)
          pendingBytes += piece.length
        }
      } catch (error) {
        finish(() => reject(error))
        return
      }
      if (writing !== undefined && pendingBytes >= writeBytes) body.pause()
      advance()
    }

    function onEnd(how: BodyEnd): void {
      end ??= how
      advance()
    }

    body.on('data', onData)
    body.once('end', () => onEnd('whole'))
    body.once('error', () => onEnd('cut'))
    body.once('close', () => onEnd(body.readableEnded ? 'whole' : 'cut'))
    if (options.signal.aborted) takeOver()
    else options.signal.addEventListener('abort', takeOver, { once: true })
    if (body.destroyed) onEnd('cut')
  })
}
