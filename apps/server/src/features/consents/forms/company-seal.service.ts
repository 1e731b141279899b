import type { CompanySeal } from '@smartym/contract'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import { sealInvalid } from './forms.errors.ts'
import type { FormsStore } from './forms.store.ts'
import { readPicture } from './seal-picture.rules.ts'

export interface CompanySealDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly store: Pick<FormsStore, 'findSeal' | 'saveSeal' | 'deleteSeal'>
  readonly clock: Pick<Clock, 'now'>
  readonly audit: AuditRecorder
}

/** The picture of the company's seal, printed on approved forms (DIS-5). */
export function createCompanySeal({ db, store, clock, audit }: CompanySealDeps) {
  const object = (companyId: string) => ({ kind: 'company', id: companyId }) as const

  async function findSeal(companyId: string): Promise<CompanySeal | null> {
    const row = await store.findSeal(companyId)
    if (row === undefined) return null
    return {
      width: row.width,
      height: row.height,
      bytes: row.png.length,
      changedByName: row.changed_by_name,
      changedAt: new Date(row.changed_at).toISOString(),
      png: Buffer.from(row.png).toString('base64'),
    }
  }

  return {
    findSeal,

    /** Throws `forms.seal_invalid` for what is too large or no PNG. */
    async changeSeal(by: AuditOrigin, base64: string): Promise<CompanySeal | null> {
      const png = Buffer.from(base64, 'base64')
      const read = readPicture(png)
      if ('fault' in read) throw sealInvalid({ fault: read.fault })
      await db.transaction(async (tx) => {
        await store.saveSeal(tx, {
          company_id: by.companyId,
          png,
          ...read,
          changed_by_name: by.actor.name,
          changed_at: clock.now(),
        })
        const detail = { bytes: png.length, ...read }
        await audit.record(tx, {
          ...by,
          kind: 'change',
          action: 'forms.seal_changed',
          object: object(by.companyId),
          detail,
        })
      })
      return findSeal(by.companyId)
    },

    async deleteSeal(by: AuditOrigin): Promise<void> {
      await db.transaction(async (tx) => {
        if (!(await store.deleteSeal(tx, by.companyId))) return
        await audit.record(tx, {
          ...by,
          kind: 'change',
          action: 'forms.seal_deleted',
          object: object(by.companyId),
        })
      })
    },
  }
}
export type CompanySealService = ReturnType<typeof createCompanySeal>
