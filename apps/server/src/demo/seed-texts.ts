import type { InboundRule } from '@smartym/contract'
import type { Container } from '../app/container.ts'
import type { AuditOrigin } from '../features/audit/index.ts'
import demoCompany from './demo-company.json' with { type: 'json' }

type Faces = Pick<Container, 'db' | 'settings' | 'textMessages'>

/** What the demo's phones do about calls that come in, and the words with which they text whom nobody answered (INB-1). */
export async function seedTexts(
  { db, settings, textMessages }: Faces,
  by: AuditOrigin,
  units: Readonly<Record<string, string>>,
): Promise<void> {
  const { companyId } = by
  await db.transaction((tx) =>
    settings.change(tx, by, {
      companyId,
      level: 'company',
      targetId: companyId,
      key: 'inbound.rules',
      value: demoCompany.inboundRules as InboundRule[],
    }),
  )
  for (const { unit, name, body } of demoCompany.textTemplates) {
    const targetId = unit === null ? undefined : units[unit]
    const level = targetId === undefined ? 'company' : 'org_unit'
    await textMessages.createTemplate(by, {
      level,
      ...(targetId !== undefined && { targetId }),
      name,
      body,
      isAdvertising: false,
    })
  }
}
