import type {
  ChangeTextTemplateRequest,
  CreateTextTemplateRequest,
  InboundText,
  TextTemplateResponse,
  TextTemplateVersionResponse,
} from '@smartym/contract'
import { formatNational } from '@smartym/rules/phone-numbers'
import {
  renderText,
  templateFaults,
  textBytes,
  textFormOf,
  textParts,
  usualValues,
} from '@smartym/rules/text-messages'
import { createTimedCache } from '../../../platform/cache/index.ts'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import { showPhoneNumber } from '../../accounts/index.ts'
import type { AuditAction, AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import type { LinesSlice } from '../../lines/index.ts'
import type { Company, OrganizationSlice } from '../../organization/index.ts'
import {
  textTargetNotFound,
  textTemplateNotFound,
  textTemplateVersionChanged,
  textWordsInvalid,
} from '../text-messages.errors.ts'
import type { TextTemplateRow } from '../text-messages.table.ts'
import type { TemplatesStore } from './text-templates.store.ts'

export interface TemplatesDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly ids: IdSource
  readonly audit: AuditRecorder
  readonly store: TemplatesStore
  readonly organization: Pick<OrganizationSlice, 'getCompany' | 'unitNames'>
  readonly lines: Pick<LinesSlice, 'lineOf' | 'findNumber'>
  /** Told in the transaction that changes the words: phones are told them with their settings. */
  readonly onChanged: (tx: Tx, companyId: string) => Promise<void>
}

/** Where a phone stands; units from the root down. */
export interface TextPlace {
  readonly companyId: string
  readonly deviceId: string
  readonly orgUnitIds: readonly string[]
}

const templatesLifeMs = 5000
const maxKeptCompanies = 200

/** The words of texts, by company, unit and line, with every version that was (INB-1). */
export function createTemplates(deps: TemplatesDeps) {
  const { db, clock, ids, audit, store, organization, lines, onChanged } = deps
  const kept = createTimedCache({
    clock,
    lifeMs: templatesLifeMs,
    maxEntries: maxKeptCompanies,
    load: (companyId: string) => store.listTemplates(companyId),
  })

  function ensureWords({ name }: Company, body: string, isAdvertising: boolean): void {
    const faults = templateFaults(body, isAdvertising, usualValues(name))
    if (faults.length > 0) throw textWordsInvalid({ faults })
  }

  /* A number stands there as everybody sees it. */
  async function targetNameOf(
    row: Pick<TextTemplateRow, 'company_id' | 'level' | 'target_id'>,
  ): Promise<string> {
    if (row.level === 'company') return (await organization.getCompany(row.company_id)).name
    if (row.level === 'org_unit')
      return (await organization.unitNames(row.company_id)).get(row.target_id) ?? ''
    const number = await lines.findNumber(row.company_id, row.target_id)
    return number === undefined ? '' : showPhoneNumber(number).text
  }

  async function responseOf(row: TextTemplateRow): Promise<TextTemplateResponse> {
    const { name: company } = await organization.getCompany(row.company_id)
    const usual = renderText(row.body, usualValues(company))
    return {
      textTemplateId: row.id,
      level: row.level,
      targetId: row.level === 'company' ? null : row.target_id,
      targetName: await targetNameOf(row),
      name: row.name,
      version: row.version,
      body: row.body,
      isAdvertising: row.is_advertising === 1,
      bytes: textBytes(usual),
      form: textFormOf(usual),
      parts: textParts(usual),
      changedAt: new Date(row.changed_at).toISOString(),
      changedBy: row.changed_by,
    }
  }

  async function noted(tx: Tx, by: AuditOrigin, action: AuditAction, row: TextTemplateRow): Promise<void> {
    const { id, level, target_id: targetId, name, version, body } = row
    await audit.record(tx, {
      ...by,
      kind: 'change',
      action,
      object: { kind: 'text_template', id },
      detail: { level, targetId, name, version, body, isAdvertising: row.is_advertising === 1 },
    })
    await onChanged(tx, row.company_id)
    tx.afterCommit(() => kept.forget(row.company_id))
  }

  async function targetIdOf(
    companyId: string,
    { level, targetId }: Pick<CreateTextTemplateRequest, 'level' | 'targetId'>,
  ): Promise<string> {
    if (level === 'company') return companyId
    if (targetId === undefined) throw textTargetNotFound()
    const isThere =
      level === 'org_unit'
        ? (await organization.unitNames(companyId)).has(targetId)
        : (await lines.findNumber(companyId, targetId)) !== undefined
    if (!isThere) throw textTargetNotFound()
    return targetId
  }

  async function get(tx: Tx, companyId: string, textTemplateId: string): Promise<TextTemplateRow> {
    const row = await store.find(tx, companyId, textTemplateId)
    if (row === undefined) throw textTemplateNotFound()
    return row
  }

  return {
    async listTemplates(companyId: string): Promise<TextTemplateResponse[]> {
      return Promise.all((await store.listTemplates(companyId)).map(responseOf))
    },

    /** Throws `text_templates.target_not_found`, `…target_taken`, `…words_invalid`. */
    async createTemplate(by: AuditOrigin, made: CreateTextTemplateRequest): Promise<TextTemplateResponse> {
      const { companyId } = by
      const target_id = await targetIdOf(companyId, made)
      ensureWords(await organization.getCompany(companyId), made.body, made.isAdvertising)
      const row: TextTemplateRow = {
        id: ids.next('textTemplate'),
        company_id: companyId,
        level: made.level,
        target_id,
        name: made.name,
        version: 1,
        body: made.body,
        is_advertising: Number(made.isAdvertising),
        changed_at: clock.now(),
        changed_by: by.actor.name,
      }
      await db.transaction(async (tx) => {
        await store.insert(tx, row)
        await noted(tx, by, 'text_templates.created', row)
      })
      return responseOf(row)
    },

    /** Throws `text_templates.not_found`, `…version_changed`, `…words_invalid`. */
    async changeTemplate(
      by: AuditOrigin,
      textTemplateId: string,
      change: ChangeTextTemplateRequest,
    ): Promise<TextTemplateResponse> {
      const company = await organization.getCompany(by.companyId)
      const changed = await db.transaction(async (tx) => {
        const before = await get(tx, by.companyId, textTemplateId)
        if (before.version !== change.version) throw textTemplateVersionChanged()
        const isAdvertising = change.isAdvertising ?? before.is_advertising === 1
        const words = {
          name: change.name ?? before.name,
          version: before.version + 1,
          body: change.body ?? before.body,
          is_advertising: Number(isAdvertising),
          changed_at: clock.now(),
          changed_by: by.actor.name,
        }
        ensureWords(company, words.body, isAdvertising)
        if (!(await store.change(tx, before, words))) throw textTemplateVersionChanged()
        const after = { ...before, ...words }
        await noted(tx, by, 'text_templates.changed', after)
        return after
      })
      return responseOf(changed)
    },

    /** Throws `text_templates.not_found`. */
    async removeTemplate(by: AuditOrigin, textTemplateId: string): Promise<void> {
      await db.transaction(async (tx) => {
        const row = await get(tx, by.companyId, textTemplateId)
        await store.delete(tx, textTemplateId)
        await noted(tx, by, 'text_templates.removed', row)
      })
    },

    /** Throws `text_templates.not_found`. */
    async listVersions(companyId: string, textTemplateId: string): Promise<TextTemplateVersionResponse[]> {
      const rows = await store.listVersions(companyId, textTemplateId)
      if (rows.length === 0) throw textTemplateNotFound()
      return rows.map((row) => ({
        version: row.version,
        name: row.name,
        body: row.body,
        isAdvertising: row.is_advertising === 1,
        changedAt: new Date(row.changed_at).toISOString(),
        changedBy: row.changed_by,
      }))
    },

    /** What a phone there texts, with what is known of the phone in it; null where there is no template. At most 5 s old. */
    async inboundText({ companyId, deviceId, orgUnitIds }: TextPlace): Promise<InboundText | null> {
      const byTarget = new Map((await kept.get(companyId)).map((row) => [row.target_id, row]))
      if (byTarget.size === 0) return null
      const line = await lines.lineOf(deviceId)
      const nearestFirst = [line?.lineId ?? '', ...orgUnitIds.toReversed(), companyId]
      const row = nearestFirst.flatMap((target) => byTarget.get(target) ?? [])[0]
      if (row === undefined) return null
      const unit = orgUnitIds.at(-1) ?? ''
      const values = {
        company: (await organization.getCompany(companyId)).name,
        unit: (await organization.unitNames(companyId)).get(unit) ?? '',
        line: line === undefined ? '' : formatNational(line.phoneNumber),
      }
      return {
        textTemplateId: row.id,
        version: row.version,
        body: renderText(row.body, values),
        isAdvertising: row.is_advertising === 1,
      }
    },
  }
}
export type Templates = ReturnType<typeof createTemplates>
