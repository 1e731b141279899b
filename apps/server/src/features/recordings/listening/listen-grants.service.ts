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
import type { DataKeys } from '../keys/data-keys.service.ts'
import { uuidOf } from '../recording-uuid.ts'
import { recordingNotFound, recordingNotStored } from '../recordings.errors.ts'
import type { ListenGrantRow, RecordingRow, RenditionRow } from '../recordings.table.ts'
import type { RecordingsView } from '../recordings.view.ts'
import type { ListeningStates } from './listening-states.service.ts'
import type { ListenPlays, Play, PlayRefusal } from './listen-plays.service.ts'
import type { ListenPolicies } from './listen-policies.service.ts'
import {
  listenExpired,
  listenNotApproved,
  listenWithdrawn,
  ownCall,
  playsUsedUp,
  renditionNotReady,
} from './listening.errors.ts'
import { liveApproval, refusalOf } from './listening.rules.ts'
import type { ListeningStore } from './listening.store.ts'
import type { Listens } from './listens.service.ts'

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
  readonly policies: Pick<ListenPolicies, 'get' | 'rulesOf'>
  readonly plays: Pick<ListenPlays, 'take' | 'takeOwn'>
  readonly listens: Pick<Listens, 'measureOf' | 'record'>
  readonly audit: AuditRecorder
  /** Only for virtual handsets; null when the words are not known. */
  readonly captionsOf: (recordingId: string) => Promise<Captions | null>
}

const encBytes = 65
const errorsOf = {
  listen_not_approved: listenNotApproved,
  listen_expired: listenExpired,
  listen_withdrawn: listenWithdrawn,
  own_call: ownCall,
  plays_used_up: playsUsedUp,
} as const

type SealedKey = ListenGrantResponse['recordingKey']

/** Keys for one playing each (SEC-7, SEC-8). */
export function createListenGrants(deps: ListenGrantsDeps) {
  const { db, clock, ids, store, states, dataKeys, devices, policies, plays, listens, audit } = deps

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

  interface Gift {
    readonly caller: Caller
    readonly row: RecordingRow
    readonly publicKey: string
    readonly purpose: ListenGrantRow['purpose']
    readonly by: AuditOrigin
    /** Whether it may be played at this moment, in the transaction that gives. */
    take(tx: Tx): Promise<Play | PlayRefusal>
  }

  /* The play is counted and the audit entry committed before anything leaves. */
  async function give(gift: Gift): Promise<Omit<ListenGrantResponse, 'playsLeft'> | PlayRefusal> {
    const { caller, row, purpose, by } = gift
    const recordingId = row.id
    const listenGrantId = ids.next('listenGrant')
    const renditions = row.rendition_state === 'ready' ? await store.listRenditions(recordingId) : []
    const sealed = await sealKeys(listenGrantId, gift.publicKey, row, renditions)
    const devicePublicKey = Buffer.from(await devices.devicePublicKey(row.device_id)).toString('hex')
    const captions = row.capture_method === 'virtual' ? await deps.captionsOf(recordingId) : null
    const now = clock.now()
    const expiresAt = now + (await policies.get(caller.companyId, 'listening.grantLifeMs'))
    const measure = await listens.measureOf(caller.companyId, 'listen')
    const refused = await db.transaction(async (tx: Tx): Promise<PlayRefusal | undefined> => {
      const taken = await gift.take(tx)
      if (typeof taken === 'string') return taken
      const { request, listener } = taken
      await store.insertGrant(tx, {
        id: listenGrantId,
        company_id: row.company_id,
        recording_id: recordingId,
        account_id: listener.accountId,
        session_id: caller.id,
        listen_request_id: request?.id ?? null,
        purpose,
        created_at: now,
        expires_at: expiresAt,
      })
      const [reason, text] = [request?.reason ?? null, request?.reason_text ?? null]
      await audit.record(tx, {
        ...by,
        kind: 'listen',
        action: 'recordings.listened',
        object: { kind: 'recording', id: recordingId },
        subjectReference: row.customer_reference,
        reason: text,
        detail: { listenGrantId, listenRequestId: request?.id ?? null, purpose },
      })
      const listen = { kind: 'listen', listener, recording: row, reason, text } as const
      await listens.record(tx, { ...listen, listenRequestId: request?.id ?? null }, measure)
      return undefined
    })
    if (refused !== undefined) return refused
    return {
      listenGrantId,
      recordingId,
      expiresAt: new Date(expiresAt).toISOString(),
      ...sealed,
      devicePublicKey,
      watermark: caller.name ?? '',
      captions,
    }
  }

  return {
    /**
     * Gives keys to one player. Throws `recordings.not_found`, `not_stored`, `listen_not_approved`, `listen_expired`,
     * `listen_withdrawn`, `plays_used_up`, `own_call`.
     */
    async createGrant(
      caller: Caller,
      recordingId: string,
      asked: { publicKey: string; purpose: 'play' | 'verify' },
      by: AuditOrigin,
    ): Promise<ListenGrantResponse> {
      const accountId = caller.accountId ?? ''
      const row = await getStored(caller, recordingId, by)
      const refuse = async (code: PlayRefusal): Promise<never> => {
        await recordRefusal(by, row, code)
        throw errorsOf[code]()
      }
      const rules = await policies.rulesOf(caller.companyId, row.org_unit_id)
      const requests = await store.listRequestsOf(accountId, [recordingId])
      const approval = liveApproval(requests, clock.now())
      /* Data keys are opened for nobody who has no chance. */
      const refusal = approval === undefined ? refusalOf(requests, clock.now()) : undefined
      if (refusal !== undefined && !(await states.isWithoutApproval(caller, row))) return refuse(refusal)
      let isUnderRequest = false
      const given = await give({
        caller,
        row,
        ...asked,
        by,
        async take(tx) {
          const taken = await plays.take(tx, accountId, row, rules, approval?.id)
          isUnderRequest = typeof taken !== 'string' && taken.request !== null
          return taken
        },
      })
      if (typeof given === 'string') return refuse(given)
      const playsLeft = isUnderRequest
        ? (approval?.plays_left ?? 1) - 1
        : await policies.get(caller.companyId, 'listening.plays')
      return { ...given, playsLeft }
    },

    /**
     * Gives keys for one playing to the agent who is heard, on the phone; whether the company lets them hear is the caller's to
     * have asked (REC-10). Throws `recordings.not_found`, `not_stored`, `rendition_not_ready`.
     */
    async createOwnGrant(
      caller: Caller,
      recordingId: string,
      publicKey: string,
      by: AuditOrigin,
    ): Promise<ListenGrantResponse> {
      const row = await getStored(caller, recordingId, by)
      if (row.rendition_state !== 'ready') throw renditionNotReady({ rendition: row.rendition_state })
      const take = async (tx: Tx) =>
        (await plays.takeOwn(tx, caller.accountId ?? '', recordingId)) ?? ('listen_withdrawn' as const)
      const given = await give({ caller, row, publicKey, purpose: 'own_play', by, take })
      if (typeof given === 'string') throw recordingNotFound()
      return { ...given, playsLeft: await policies.get(caller.companyId, 'listening.plays') }
    },
  }
}
export type ListenGrants = ReturnType<typeof createListenGrants>
