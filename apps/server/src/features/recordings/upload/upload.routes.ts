import { idPattern, recordingStateHeader, recordingUploadsPath as path } from '@smartym/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { unsupportedMediaType } from '../../../platform/errors/index.ts'
import type { Caller } from '../../../platform/http/index.ts'
import { auditOrigin } from '../../audit/index.ts'
import type { UploadBody } from './take-body.ts'
import {
  checksumAlgorithms,
  parseBytes,
  parseChecksum,
  parseLength,
  parseRecordingId,
  tusExtensions,
  tusVersion,
} from './tus.rules.ts'
import type { UploadLimits } from './upload.config.ts'
import {
  uploadChecksumMismatch,
  uploadDamaged,
  uploadLengthInvalid,
  uploadOffsetMismatch,
  uploadUnknownRecording,
  uploadVersionUnsupported,
} from './upload.errors.ts'
import type { UploadOrigin } from './upload-receiver.service.ts'
import type { UploadStatus } from './upload-status.rules.ts'
import type { Uploads } from './uploads.service.ts'

const bytesType = 'application/offset+octet-stream'
const params = {
  type: 'object',
  required: ['recordingId'],
  properties: { recordingId: { type: 'string', pattern: idPattern('recording') } },
}

type UploadRequest = FastifyRequest<{ Params: { recordingId: string } }>

function originOf(request: FastifyRequest): UploadOrigin {
  const caller = request.caller as Caller
  const origin = { requestId: request.id, address: request.ip, userAgent: null }
  return { deviceId: caller.deviceId ?? '', audit: auditOrigin({ caller, origin }) }
}

function bodyOf(request: FastifyRequest): UploadBody {
  const { headers } = request
  if (headers['content-type'] !== bytesType) throw unsupportedMediaType()
  const checksum = parseChecksum(headers['upload-checksum'])
  if (checksum === null) throw uploadChecksumMismatch()
  return { stream: request.raw, lengthBytes: parseBytes(headers['content-length']), checksum }
}

function tell(reply: FastifyReply, status: UploadStatus): FastifyReply {
  reply.header('upload-offset', status.offsetBytes).header(recordingStateHeader, status.state)
  if (status.expiresAt !== null) reply.header('upload-expires', new Date(status.expiresAt).toUTCString())
  return reply
}

/* A connection that was cut can be told nothing. */
function leave(reply: FastifyReply): FastifyReply {
  reply.hijack()
  reply.raw.destroy()
  return reply
}

/** tus 1.0 for registered phones (decision 7, UPL-1): creation, deferred length, checksum, expiration, termination. */
export function registerUploadRoutes(app: FastifyInstance, uploads: Uploads, limits: UploadLimits): void {
  const rateLimit = { max: limits.requestsPerMinute, timeWindow: 60_000 }
  const config = { permission: 'device:connect', auth: ['device'], rateLimit } as const
  const schema = { hide: true }
  const one = { config, schema: { hide: true, params } }

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(bytesType, (_request, stream, done) => done(null, stream))
    scope.addHook('onRequest', async (request, reply) => {
      reply.header('tus-resumable', tusVersion)
      if (request.method === 'OPTIONS' || request.headers['tus-resumable'] === tusVersion) return
      reply.header('tus-version', tusVersion)
      throw uploadVersionUnsupported()
    })
    scope.addHook('onError', async (request, reply, error) => {
      if (uploadDamaged.is(error)) reply.header(recordingStateHeader, 'damaged')
      if (uploadOffsetMismatch.is(error)) reply.header('upload-offset', String(error.params['offsetBytes']))
      /* The rest of a refused body is not waited for. */
      if (!request.raw.readableEnded) reply.header('connection', 'close')
    })

    scope.options(
      path,
      { config: { permission: 'public', auth: ['none'] }, schema },
      async (_request, reply) =>
        reply
          .code(204)
          .header('tus-version', tusVersion)
          .header('tus-extension', tusExtensions)
          .header('tus-max-size', limits.maxBytes)
          .header('tus-checksum-algorithm', checksumAlgorithms.join(','))
          .send(),
    )

    scope.post(path, { config, schema }, async (request, reply) => {
      const { headers } = request
      const recordingId = parseRecordingId(headers['upload-metadata'])
      if (recordingId === undefined) throw uploadUnknownRecording()
      const lengthBytes = parseLength(headers['upload-length'], headers['upload-defer-length'])
      const body = headers['content-type'] === undefined ? undefined : bodyOf(request)
      const status = await uploads.createUpload(recordingId, lengthBytes, body, originOf(request))
      if (status === undefined) return leave(reply)
      return tell(reply, status).code(201).header('location', `${path}/${recordingId}`).send()
    })

    scope.head(`${path}/:recordingId`, one, async (request: UploadRequest, reply) => {
      const status = await uploads.getStatus(request.params.recordingId, originOf(request))
      const length = status.lengthBytes
      reply.header(length === null ? 'upload-defer-length' : 'upload-length', length ?? 1)
      return tell(reply, status).code(200).header('cache-control', 'no-store').send()
    })

    scope.patch(`${path}/:recordingId`, one, async (request: UploadRequest, reply) => {
      const { headers } = request
      const body = bodyOf(request)
      const offsetBytes = parseBytes(headers['upload-offset'])
      if (offsetBytes === undefined) throw uploadLengthInvalid()
      const at = { offsetBytes, lengthBytes: parseBytes(headers['upload-length']) }
      const status = await uploads.addBytes(request.params.recordingId, at, body, originOf(request))
      return status === undefined ? leave(reply) : tell(reply, status).code(204).send()
    })

    scope.delete(`${path}/:recordingId`, one, async (request: UploadRequest, reply) => {
      await uploads.terminate(request.params.recordingId, originOf(request))
      return reply.code(204).send()
    })
  })
}
