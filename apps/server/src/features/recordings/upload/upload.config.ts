import { Type } from 'typebox'
import { defineConfig } from '../../../platform/config/index.ts'

export const uploadConfig = defineConfig('uploads', {
  maxBytes: {
    doc: 'Largest sealed recording that a phone may send, bytes',
    schema: Type.Integer({ minimum: 1024 }),
    default: 512 * 2 ** 20,
  },
  maxUnfinishedPerDevice: {
    doc: 'Recordings that one phone may have begun and not finished to send',
    schema: Type.Integer({ minimum: 1 }),
    default: 200,
  },
  maxConnectionsPerDevice: {
    doc: 'Recordings that one phone may send at the same time',
    schema: Type.Integer({ minimum: 1 }),
    default: 4,
  },
  requestsPerMinute: {
    doc: 'Upload requests of one phone a minute',
    schema: Type.Integer({ minimum: 1 }),
    default: 1200,
  },
  unfinishedDays: {
    doc: 'Days after its last byte for which an unfinished upload can go on',
    schema: Type.Integer({ minimum: 1 }),
    default: 30,
  },
  stalledSeconds: {
    doc: 'Seconds without a byte after which a connection is given up',
    schema: Type.Integer({ minimum: 1 }),
    default: 60,
  },
})

/** Limits of uploads, by name as in the configuration. */
export interface UploadLimits {
  readonly maxBytes: number
  readonly maxUnfinishedPerDevice: number
  readonly maxConnectionsPerDevice: number
  readonly requestsPerMinute: number
  readonly unfinishedDays: number
  readonly stalledSeconds: number
}
