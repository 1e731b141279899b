import { createHmac, randomInt, timingSafeEqual } from 'node:crypto'
import { type LineCodeResponse, lineCodeDigits } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { lineCodeExpired, lineCodeUnavailable, lineCodeWrong } from '../lines.errors.ts'
import type { LinesService } from '../lines.service.ts'
import type { LineRow } from '../lines.table.ts'
import type { LineCodesStore } from './line-codes.store.ts'
import type { TextMessages } from './text-messages.port.ts'

export interface LineCodesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: LineCodesStore
  readonly lines: Pick<LinesService, 'getLine' | 'recordVerified'>
  readonly clock: Pick<Clock, 'now'>
  readonly audit: AuditRecorder
  /** Undefined when no way to text numbers is set up. */
  readonly messages: TextMessages | undefined
  /** Under which codes are hashed. */
  readonly codeKey: Uint8Array
  /** The text, in the company's language. */
  readonly textOf: (code: string) => string
}

const codeLifeMs = 10 * 60_000
const maxTries = 5

function createCode(): string {
  return String(randomInt(10 ** lineCodeDigits)).padStart(lineCodeDigits, '0')
}

/** Shows that a SIM has its number: a code is texted to it, and who has the phone tells what came (MON-3). */
export function createLineCodes(deps: LineCodesDeps) {
  const { db, store, lines, clock, audit, messages, codeKey, textOf } = deps

  /* Bound to the number too: a code for a number that was changed meanwhile shows nothing. */
  const hash = ({ id, phone_number }: LineRow, code: string): Buffer =>
    createHmac('sha256', codeKey).update(`${id} ${phone_number} ${code}`).digest()

  return {
    /** Texts a new code; the one before is worth nothing any more. Throws `lines.not_found`, `lines.code_unavailable`. */
    async sendCode(by: AuditOrigin, lineId: string): Promise<LineCodeResponse> {
      if (messages === undefined) throw lineCodeUnavailable()
      const code = createCode()
      const expiresAt = clock.now() + codeLifeMs
      const line = await db.transaction(async (tx: Tx) => {
        const row = await lines.getLine(tx, by.companyId, lineId)
        await store.replace(tx, {
          line_id: lineId,
          company_id: by.companyId,
          code_hash: hash(row, code),
          tries_left: maxTries,
          expires_at: expiresAt,
        })
        const object = { kind: 'line', id: lineId } as const
        await audit.record(tx, { ...by, kind: 'change', action: 'lines.code_sent', object })
        return row
      })
      try {
        await messages.send({ phoneNumber: line.phone_number, text: textOf(code) })
      } catch (error) {
        throw Object.assign(lineCodeUnavailable(), { cause: error })
      }
      return { expiresAt: new Date(expiresAt).toISOString(), triesLeft: maxTries }
    },

    /**
     * A try is taken before the code is looked at, so that no two at once are one. Throws `lines.not_found`,
     * `lines.code_expired` when there is none (any more), `lines.code_wrong`.
     */
    async verify(by: AuditOrigin, lineId: string, code: string): Promise<void> {
      const kept = await db.transaction(async (tx: Tx) => {
        await lines.getLine(tx, by.companyId, lineId)
        return store.takeTry(tx, lineId, clock.now())
      })
      if (kept === undefined) throw lineCodeExpired()
      const isRight = await db.transaction(async (tx: Tx) => {
        const line = await lines.getLine(tx, by.companyId, lineId)
        if (!timingSafeEqual(hash(line, code), kept.code_hash)) return false
        await store.delete(tx, lineId)
        await lines.recordVerified(tx, by, line)
        return true
      })
      if (!isRight) throw lineCodeWrong({ triesLeft: kept.tries_left })
    },
  }
}
export type LineCodes = ReturnType<typeof createLineCodes>
