import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { recordingStateHeader } from '@smartym/contract'

export const uploadsPath = '/api/v1/recording-uploads'
const bytesType = 'application/offset+octet-stream'

export interface UploadAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly state: string | undefined
  readonly offset: number
}

export interface SentRequest {
  readonly method: string
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly body?: Uint8Array
  /** Sends so many bytes of the body, then destroys the connection. */
  readonly cutAfter?: number
  readonly cutHow?: 'close' | 'reset'
}

const metadataOf = (recordingId: string): string =>
  `recordingId ${Buffer.from(recordingId).toString('base64')}`

/** Plain requests of a phone to a listening server; undefined when the connection was cut. */
export function createUploadClient(port: number, caller = 'phone') {
  function send(sent: SentRequest): Promise<UploadAnswer | undefined> {
    return new Promise((resolve, reject) => {
      const { method, path = uploadsPath, headers = {}, body, cutAfter, cutHow = 'close' } = sent
      const request = httpRequest({
        port,
        host: '127.0.0.1',
        method,
        path,
        agent: false,
        headers: {
          'x-test-caller': caller,
          'tus-resumable': '1.0.0',
          ...(body !== undefined && { 'content-length': String(body.length), 'content-type': bytesType }),
          ...headers,
        },
      })
      request.on('error', (error) => (cutAfter === undefined ? reject(error) : resolve(undefined)))
      request.on('response', (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const state = response.headers[recordingStateHeader]
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
            state: typeof state === 'string' ? state : undefined,
            offset: Number(response.headers['upload-offset']),
          })
        })
      })
      if (cutAfter === undefined) {
        request.end(body)
        return
      }
      request.flushHeaders()
      request.write((body ?? new Uint8Array()).subarray(0, cutAfter), () => {
        setImmediate(() => {
          if (cutHow === 'reset') request.socket?.resetAndDestroy()
          else request.destroy()
          resolve(undefined)
        })
      })
    })
  }

  /** A request whose body does not end: so many bytes of it are sent, then nothing until it is cut. */
  function hold(recordingId: string, offset: number, lengthBytes: number, part: Uint8Array) {
    const request = httpRequest({
      port,
      host: '127.0.0.1',
      method: 'PATCH',
      path: `${uploadsPath}/${recordingId}`,
      agent: false,
      headers: {
        'x-test-caller': caller,
        'tus-resumable': '1.0.0',
        'content-type': bytesType,
        'upload-offset': String(offset),
        'content-length': String(lengthBytes),
      },
    })
    const closed = new Promise<void>((resolve) => request.on('close', resolve))
    request.on('error', () => {})
    request.write(part)
    return {
      /** Resolves when the connection is gone, whoever ended it. */
      closed,
      cut: (how: 'close' | 'reset' = 'close'): void => {
        if (how === 'reset') request.socket?.resetAndDestroy()
        else request.destroy()
      },
    }
  }

  async function answered(sent: SentRequest): Promise<UploadAnswer> {
    const answer = await send(sent)
    if (answer === undefined) throw new Error('the connection was cut')
    return answer
  }

  const pathOf = (recordingId: string): string => `${uploadsPath}/${recordingId}`
  return {
    send,
    hold,
    answered,
    create: (recordingId: string, lengthBytes: number | null, body?: Uint8Array) =>
      answered({
        method: 'POST',
        headers: {
          'upload-metadata': metadataOf(recordingId),
          ...(lengthBytes === null
            ? { 'upload-defer-length': '1' }
            : { 'upload-length': String(lengthBytes) }),
        },
        ...(body !== undefined && { body }),
      }),
    patch: (recordingId: string, offset: number, body: Uint8Array, headers: Record<string, string> = {}) =>
      answered({
        method: 'PATCH',
        path: pathOf(recordingId),
        headers: { 'upload-offset': String(offset), ...headers },
        body,
      }),
    cutPatch: (
      recordingId: string,
      offset: number,
      body: Uint8Array,
      cutAfter: number,
      cutHow: 'close' | 'reset' = 'close',
    ) =>
      send({
        method: 'PATCH',
        path: pathOf(recordingId),
        headers: { 'upload-offset': String(offset) },
        body,
        cutAfter,
        cutHow,
      }),
    head: (recordingId: string) => answered({ method: 'HEAD', path: pathOf(recordingId) }),
    terminate: (recordingId: string) => answered({ method: 'DELETE', path: pathOf(recordingId) }),
  }
}
export type UploadClient = ReturnType<typeof createUploadClient>
