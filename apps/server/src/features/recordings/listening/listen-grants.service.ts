import type { ListenGrantResponse } from '@smartym/contract'
import { renditionContext, sealPlayKey } from '@smartym/sealed-recording'
import { nodePrimitives } from '@smartym/sealed-recording/node'
import type { Clock } from '../../../platform/clock/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import type { IdSource } from '../../../platform/ids/index.ts'
import type { AuditOrigin, AuditRecorder } from '../../audit/index.ts'
import type { DevicesSlice } from '../../devices/index.ts'
import { type ListScope, scopeOf } from '../../organization/index.ts'
import type { SettingsSlice } from '../../settings/index.ts'
import type { DataKeys } from '../keys/data-keys.service.ts'
import { uuidOf } from '../recording-uuid.ts'
import { recordingNotFound, recordingNotStored } from '../recordings.errors.ts'
import type { ListenRequestRow, RecordingRow, RenditionRow } from '../recordings.table.ts'
import type { RecordingsView } from '../recordings.view.ts'
import type { ListeningStates } from './listening-states.service.ts'
import { listenExpired, listenNotApproved, playsUsedUp } from './listening.errors.ts'
import { refusalOf, stateNow } from './listening.rules.ts'
import type { ListeningStore } from './listening.store.ts'

/** What is said in a recording, for samples whose text is known. */
export type Captions = NonNullable<ListenGrantResponse['captions']>

export interface ListenGrantsDeps {
  readonly db: Pick<Db, 'transaction'>
  readonly clock: Pick<Clock, 'now'>
  readonly ids: IdSource
  readonly store: ListeningStore
  readonly states: Pick<ListeningStates, 'isWithoutApproval'>
  readonly recordings: Pick<RecordingsView, 'findRow'>
  readonly dataKeys: Pick<DataKeys, 'open'>
  readonly devices: Pick<DevicesSlice, 'devicePublicKey'>
  readonly settings: Pick<SettingsSlice, 'get'>
  readonly audit: AuditRecorder
  /** Only for virtual handsets; null when the words are not known. */
  readonly captionsOf: (recordingId: string) => Promise<Captions | null>
}

const encBytes = 65
const errorsOf = {
  listen_not_approved: listenNotApproved,
  listen_expired: listenExpired,
  plays_used_up: playsUsedUp,
} as const
type Refusal = keyof typeof errorsOf

type SealedKey = ListenGrantResponse['recordingKey']

interface Right {
  /** The approval; null for those who need none. */
  readonly request: ListenRequestRow | null
  readonly playsLeft: number
}

/** Keys for one playing each (SEC-7, SEC-8). */
export function createListenGrants(deps: ListenGrantsDeps) {
  const { db, clock, ids, store, states, dataKeys, devices, settings, audit } = deps

  async function recordRefusal(by: AuditOrigin, recording: RecordingRow, code: string): Promise<void> {
    await db.transaction((tx) =>
      audit.record(tx, {
        ...by,
        kind: 'refusal',
        action: 'recordings.listen_refused',
        object: { kind: 'recording', id: recording.id },
        subjectReference: recording.customer_reference,
        detail: { code },
      }),
    )
  }

  /* Outside of the scope it is answered like one that does not exist, but the attempt is kept. */
  async function getStored(caller: Caller, recordingId: string, by: AuditOrigin): Promise<RecordingRow> {
    const row = await deps.recordings.findRow(scopeOf(caller), recordingId)
    if (row === undefined) {
      const everywhere: ListScope = { companyId: caller.companyId, orgUnitIds: null, agentId: null }
      const outside = await deps.recordings.findRow(everywhere, recordingId)
      if (outside !== undefined) await recordRefusal(by, outside, 'out_of_scope')
      throw recordingNotFound()
    }
    if (row.state !== 'stored') throw recordingNotStored({ recordingState: row.state })
    return row
  }

  async function findRight(caller: Caller, recordingId: string): Promise<Right | Refusal> {
    if (await states.isWithoutApproval(caller)) {
      return { request: null, playsLeft: await settings.get(caller.companyId, 'listening.plays') }
    }
    const requests = await store.listRequestsOf(caller.accountId ?? '', [recordingId])
    const now = clock.now()
    const refusal = refusalOf(requests, now)
    if (refusal !== undefined) return refusal
    const request = requests.find((each) => stateNow(each, now) === 'approved' && (each.plays_left ?? 0) > 0)
    return request === undefined
      ? 'listen_not_approved'
      : { request, playsLeft: (request.plays_left ?? 1) - 1 }
  }

  async function sealKeys(grantId: string, publicKey: string, row: RecordingRow, renditions: RenditionRow[]) {
    const identity = row.identity_block
    if (identity === null) throw new Error(`the stored recording ${row.id} has no identity block`)
    const seal = async (kind: 'sealed' | RenditionRow['kind'], binding: Uint8Array): Promise<SealedKey> => {
      const dataKey = await dataKeys.open(row.id, kind, binding)
      if (dataKey === undefined) throw new Error(`the recording ${row.id} has no data key for ${kind}`)
      const sealed = await sealPlayKey(publicKey, grantId, identity, dataKey, { primitives: nodePrimitives })
      const hex = Buffer.from(sealed).toString('hex')
      return { enc: hex.slice(0, encBytes * 2), ciphertext: hex.slice(encBytes * 2) }
    }
    return {
      identityBlock: Buffer.from(identity).toString('hex'),
      recordingKey: await seal('sealed', identity),
      renditions: await Promise.all(
        renditions.map(async ({ kind, content_type: contentType, size_bytes: sizeBytes }) => ({
          kind,
          contentType,
          sizeBytes,
          sealedKey: await seal(kind, renditionContext(kind, uuidOf(row.id))),
        })),
      ),
    }
  }

  return {
    /**
     * Gives keys to one player. The play is counted and the audit entry committed before anything leaves. Throws
     * `recordings.not_found`, `not_stored`, `listen_not_approved`, `listen_expired`, `plays_used_up`.
     */
    async createGrant(
      caller: Caller,
      recordingId: string,
      asked: { publicKey: string; purpose: 'play' | 'verify' },
      by: AuditOrigin,
    ): Promise<ListenGrantResponse> {
      const row = await getStored(caller, recordingId, by)
      const refuse = async (refusal: Refusal): Promise<never> => {
        await recordRefusal(by, row, refusal)
        throw errorsOf[refusal]()
      }
      const right = await findRight(caller, recordingId)
      if (typeof right === 'string') return refuse(right)
      const listenGrantId = ids.next('listenGrant')
      const renditions = row.rendition_state === 'ready' ? await store.listRenditions(recordingId) : []
      const sealed = await sealKeys(listenGrantId, asked.publicKey, row, renditions)
      const devicePublicKey = Buffer.from(await devices.devicePublicKey(row.device_id)).toString('hex')
      const captions = row.capture_method === 'virtual' ? await deps.captionsOf(recordingId) : null
      const now = clock.now()
      const expiresAt = now + (await settings.get(caller.companyId, 'listening.grantLifeMs'))
      const isGiven = await db.transaction(async (tx: Tx) => {
        const { request } = right
        if (request !== null && !(await store.takePlay(tx, request.id, now))) return false
        await store.insertGrant(tx, {
          id: listenGrantId,
          company_id: row.company_id,
          recording_id: recordingId,
          account_id: caller.accountId ?? '',
          session_id: caller.id,
          listen_request_id: request?.id ?? null,
          purpose: asked.purpose,
          created_at: now,
          expires_at: expiresAt,
        })
        await audit.record(tx, {
          ...by,
          kind: 'listen',
          action: 'recordings.listened',
          object: { kind: 'recording', id: recordingId },
          subjectReference: row.customer_reference,
          reason: request?.reason_text ?? null,
          detail: { listenGrantId, listenRequestId: request?.id ?? null, purpose: asked.purpose },
        })
        return true
      })
      if (!isGiven) return refuse('plays_used_up')
      return {
        listenGrantId,
        recordingId,
        expiresAt: new Date(expiresAt).toISOString(),
        playsLeft: right.playsLeft,
        ...sealed,
        devicePublicKey,
        watermark: caller.name ?? '',
        captions,
      }
    },
  }
}
export type ListenGrants = ReturnType<typeof createListenGrants>
