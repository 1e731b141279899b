import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type DomainError, headersTooLarge, requestInvalid, requestTooSlow } from '../errors/index.ts'
import { chooseLanguage, type Phrase } from './language.ts'
import { toDomainError, toProblem } from './problem.ts'

type Headers = Readonly<Record<string, string>>

/** Answers addresses that cannot be read (`%FF`) or whose parts are too long as any refusal; no hook has seen them. */
export function answerBadAddresses(phrase: Phrase, headers: Headers) {
  return (thrown: Error, request: FastifyRequest, reply: FastifyReply): void => {
    const error = toDomainError(thrown)
    const problem = toProblem(error, chooseLanguage(request.headers['accept-language']), phrase, request.id)
    void reply
      .headers(headers)
      .code(error.status)
      .type('application/problem+json')
      .send(JSON.stringify(problem))
  }
}

function refusalOf(error: NodeJS.ErrnoException): DomainError {
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return requestTooSlow()
  if (error.code === 'HPE_HEADER_OVERFLOW') return headersTooLarge()
  return requestInvalid({ members: [] })
}

/** Answers bytes that are no request, headers without end and senders that are too slow, then closes the connection. */
export function createClientErrorHandler(phrase: Phrase, headers: Headers) {
  return (thrown: NodeJS.ErrnoException, socket: Socket): void => {
    if (thrown.code === 'ECONNRESET' || socket.destroyed) return
    const error = refusalOf(thrown)
    const { instance: _, ...problem } = toProblem(error, chooseLanguage(undefined), phrase, '')
    const body = JSON.stringify(problem)
    const answer = {
      ...headers,
      'content-type': 'application/problem+json',
      'content-length': String(Buffer.byteLength(body)),
      connection: 'close',
    }
    const lines = Object.entries(answer).map(([name, value]) => `${name}: ${value}\r\n`)
    if (socket.writable)
      socket.write(`HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}\r\n${lines.join('')}\r\n${body}`)
    socket.destroy(thrown)
  }
}
