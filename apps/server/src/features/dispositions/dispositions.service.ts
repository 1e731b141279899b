import type { DispositionChoice } from '@smartym/contract'
import { createTimedCache } from '../../platform/cache/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import { decodeJson, encodeJson, type Tx } from '../../platform/db/index.ts'
import type { IdSource } from '../../platform/ids/index.ts'
import { dispositionUnknown } from './dispositions.errors.ts'
import type { DispositionsStore } from './dispositions.store.ts'
import type { DispositionRow } from './dispositions.table.ts'

const choicesLifeMs = 5000
const maxKeptCompanies = 200

export interface DispositionsDeps {
  readonly store: DispositionsStore
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly ids: IdSource
  /** Told in the transaction that changes the choices: phones are shown them with their settings. */
  readonly onChanged: (tx: Tx, companyId: string) => Promise<void>
}

function choiceOf(row: DispositionRow): DispositionChoice {
  return {
    code: row.code,
    name: decodeJson<DispositionChoice['name']>(row.names),
    dispositionClass: row.disposition_class,
    consequence: row.consequence,
    shortcut: row.shortcut,
  }
}

/** The company's codes for what an agent says of a call (CTC-7). */
export function createDispositionsService({ store, clock, ids, onChanged }: DispositionsDeps) {
  const choices = createTimedCache({
    clock,
    lifeMs: choicesLifeMs,
    maxEntries: maxKeptCompanies,
    load: async (companyId: string) => (await store.listDispositions(companyId)).map(choiceOf),
  })

  return {
    /** In the order of the list; at most 5 s old. */
    listChoices: (companyId: string): Promise<readonly DispositionChoice[]> => choices.get(companyId),

    /** Makes codes, in this order behind those that are there. A code that exists throws a duplicate key. */
    async createDispositions(tx: Tx, companyId: string, made: readonly DispositionChoice[]): Promise<void> {
      const firstPlace = await store.nextPlace(tx, companyId)
      for (const [index, choice] of made.entries()) {
        await store.insertDisposition(tx, {
          id: ids.next('disposition'),
          company_id: companyId,
          code: choice.code,
          names: encodeJson(choice.name),
          disposition_class: choice.dispositionClass,
          consequence: choice.consequence,
          shortcut: choice.shortcut,
          place: firstPlace + index,
          created_at: clock.now(),
        })
      }
      await onChanged(tx, companyId)
      tx.afterCommit(() => choices.forget(companyId))
    },

    /** The company's choice of this code. Throws `dispositions.unknown_code`. */
    async getChoice(tx: Tx, companyId: string, code: string): Promise<DispositionChoice> {
      const row = await store.findByCode(tx, companyId, code)
      if (row === undefined) throw dispositionUnknown({ dispositionCode: code })
      return choiceOf(row)
    },
  }
}
export type DispositionsService = ReturnType<typeof createDispositionsService>
