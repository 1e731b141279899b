import type { AuditEntryResponse, AuditKind } from '@smartym/contract'
import { isPhraseKey } from '@smartym/phrases'
import { type Translate, useTranslate } from '../platform/language.ts'
import { MarkedText, type Shape, type Tone } from './mark.tsx'

export const auditKindSigns: Readonly<Record<AuditKind, { tone: Tone; shape: Shape }>> = {
  login: { tone: 'blue', shape: 'dot' },
  view: { tone: 'grey', shape: 'ring' },
  listen: { tone: 'violet', shape: 'bars' },
  download: { tone: 'orange', shape: 'triangle' },
  change: { tone: 'green', shape: 'square' },
  reveal: { tone: 'amber', shape: 'half' },
  refusal: { tone: 'red', shape: 'cross' },
}

/** The kind of an entry as colour, shape and word. */
export function AuditKindText({ kind }: { readonly kind: AuditKind }) {
  const t = useTranslate()
  return <MarkedText {...auditKindSigns[kind]} text={t(`console.audit_kind.${kind}`)} />
}

/** An act in words; one that the console does not know yet is shown by its stable code. */
export function actionText(t: Translate, action: string): string {
  const key = `console.audit_action.${action}`
  return isPhraseKey(key) ? t(key) : action
}

/** Who did it. */
export function actorText(t: Translate, { actorKind, actorName }: AuditEntryResponse): string {
  return actorName ?? t(`console.actor.${actorKind}`)
}
