import { createHash } from 'node:crypto'
import type { OpenDb } from '../../apps/server/src/platform/db/index.ts'
import { companyId, firstDay, unitOf } from './fill-recordings.ts'

type Rows = Record<string, Record<string, unknown>>

const rowsAtOnce = 200
const units = 30
const idOf = (prefix: string, index: number): string => `${prefix}_${index.toString(16).padStart(32, '0')}`
const atOf = (index: number): number => firstDay + index * 1000

/** The place in a list after which so many older ones come. */
export function placeBefore(prefix: string, older: number): { at: number; id: string } {
  return { at: atOf(older), id: idOf(prefix, older) }
}

function accountOf(index: number): Record<string, unknown> {
  const number = String(100_000 + index)
  return {
    id: idOf('acc', index),
    company_id: companyId,
    org_unit_id: unitOf(index % units),
    login_id: `agent${number}`,
    name: `김상담 ${index}`,
    role: index % 10_000 === 0 ? 'auditor' : 'agent',
    agent_id: idOf('agt', index),
    employee_number: number,
    extension: `7${number}`,
    password_hash: '-',
    failed_sign_ins: 0,
    created_at: atOf(index),
    phone_number: `+8210${String(20_000_000 + index * 7).padStart(8, '0')}`,
  }
}

function deviceOf(index: number): Record<string, unknown> {
  return {
    id: idOf('dev', index),
    company_id: companyId,
    state: index % 10_000 === 0 ? 'lost' : 'active',
    public_key: Buffer.alloc(91),
    thumbprint: createHash('sha256').update(String(index)).digest(),
    model: index % 2 === 0 ? 'Galaxy A15' : 'Galaxy S24',
    os_version: 'Android 14',
    app_version: '0.1.0',
    agent_id: idOf('agt', index),
    assigned_agent_id: idOf('agt', index),
    org_unit_id: unitOf(index % units),
    line_number: `+8210${String(20_000_000 + index * 7).padStart(8, '0')}`,
    link_fence: 0,
    registered_at: atOf(index),
  }
}

/** A company with so many accounts of agents, each with a phone. */
export async function fillDesk(db: OpenDb, rows: number): Promise<void> {
  for (let from = 0; from < rows; from += rowsAtOnce) {
    const indexes = Array.from({ length: Math.min(rowsAtOnce, rows - from) }, (_, index) => from + index)
    await db.transaction(async (tx) => {
      await tx.on<Rows>().insertInto('accounts').values(indexes.map(accountOf)).execute()
      await tx.on<Rows>().insertInto('devices').values(indexes.map(deviceOf)).execute()
    })
  }
}
