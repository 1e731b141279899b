import type {
  ChangeSettingsRequest,
  PreviewSettingChangeRequest,
  SettingChangePreview,
  SettingChangeResponse,
  SettingsAtTargetResponse,
  SettingTarget,
} from '@smartym/contract'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { AuditOrigin } from '../audit/index.ts'
import type { ListScope, OrganizationSlice } from '../organization/index.ts'
import { ensureEdits, type SettingsSlice } from '../settings/index.ts'
import { nothingChanged, settingChangeNotFound, settingTargetNotFound } from './remote-settings.errors.ts'
import { previewOf, type Target, valuesAt } from './remote-settings.rules.ts'
import { changeResponse } from './setting-changes.view.ts'
import type { SettingTargets } from './setting-targets.view.ts'

export interface RemoteSettingsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly settings: Pick<SettingsSlice, 'companySettings' | 'changeSet' | 'findChange'>
  readonly organization: Pick<OrganizationSlice, 'unitNames'>
  readonly targets: SettingTargets
}

/** Keeps the answer in the act's transaction. */
export type KeepAnswer = (tx: Tx, answer: SettingChangeResponse) => Promise<void>

function targetOnWire({ level, targetId }: Target): SettingTarget {
  return level === 'company' ? { level } : { level, targetId }
}

/** Settings as administrators look at them, change them, and take changes back (MON-2). */
export function createRemoteSettingsService({ db, settings, organization, targets }: RemoteSettingsDeps) {
  return {
    async getSettings(scope: ListScope, asked: SettingTarget): Promise<SettingsAtTargetResponse> {
      const target = await targets.getTarget(scope, asked, { isChange: false })
      const [{ values, version }, below, names] = await Promise.all([
        settings.companySettings(scope.companyId),
        targets.idsBelow(target),
        organization.unitNames(scope.companyId),
      ])
      const items = valuesAt(values, target, below, names)
      return { ...targetOnWire(target), name: target.name, version, items }
    },

    async previewChange(
      scope: ListScope,
      { edits, ...asked }: PreviewSettingChangeRequest,
    ): Promise<SettingChangePreview> {
      const target = await targets.getTarget(scope, asked, { isChange: true })
      ensureEdits(target.level, edits)
      const { values, version } = await settings.companySettings(scope.companyId)
      return { version, ...previewOf(values, target, await targets.below(target), edits) }
    },

    async changeSettings(
      scope: ListScope,
      { edits, version, reason, ...asked }: ChangeSettingsRequest,
      by: AuditOrigin,
      keepAnswer: KeepAnswer,
    ): Promise<SettingChangeResponse> {
      const { level, targetId, name } = await targets.getTarget(scope, asked, { isChange: true })
      const { companyId } = scope
      const set = { companyId, level, targetId, edits, reason, expectedVersion: version }
      return db.transaction(async (tx) => {
        const change = await settings.changeSet(tx, by, set)
        if (change === undefined) throw nothingChanged()
        const answer = changeResponse(change, name)
        await keepAnswer(tx, answer)
        return answer
      })
    },

    /** Throws `settings.changed_since` when a value is no longer as this change left it. */
    async undoChange(
      scope: ListScope,
      { settingChangeId, reason }: { settingChangeId: string; reason: string },
      by: AuditOrigin,
      keepAnswer: KeepAnswer,
    ): Promise<SettingChangeResponse> {
      const { companyId } = scope
      const undone = await settings.findChange(companyId, settingChangeId)
      if (undone === undefined) throw settingChangeNotFound()
      const asked =
        undone.level === 'company'
          ? { level: undone.level }
          : { level: undone.level, targetId: undone.target_id }
      const { level, targetId, name } = await targets
        .getTarget(scope, asked, { isChange: true })
        .catch((error: unknown) => {
          throw settingTargetNotFound.is(error) ? settingChangeNotFound() : error
        })
      const edits = undone.values.map(({ key, before }) =>
        before === undefined ? { key } : { key, value: before },
      )
      return db.transaction(async (tx) => {
        const change = await settings.changeSet(tx, by, {
          companyId,
          level,
          targetId,
          edits,
          reason,
          undoes: undone,
        })
        if (change === undefined) throw nothingChanged()
        const answer = changeResponse(change, name)
        await keepAnswer(tx, answer)
        return answer
      })
    },
  }
}
export type RemoteSettingsService = ReturnType<typeof createRemoteSettingsService>
