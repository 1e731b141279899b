import type { Readable } from 'node:stream'
import type { Operation } from '@smartym/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { Tx } from '../db/index.ts'
import type { Caller } from './caller.ts'
import type { Language } from './language.ts'

type StaticOf<S> = S extends TSchema ? Static<S> : undefined

type SuccessStatus = 200 | 201 | 202 | 204 | 206 | 302

type BodyOf<S> = S extends TSchema
  ? Static<S> extends null | undefined
    ? { body?: undefined }
    : { body: Static<S> }
  : never

/** A handler's answer: one of the operation's declared statuses with its body, and extra headers. */
export type Answer<O extends Operation> = O extends { readonly binary: string }
  ? { status: 200 | 206; body: Readable | Uint8Array; headers?: Readonly<Record<string, string>> }
  : {
      [S in keyof O['responses'] & SuccessStatus]: {
        status: S
        headers?: Readonly<Record<string, string>>
      } & BodyOf<O['responses'][S]>
    }[keyof O['responses'] & SuccessStatus]

type CallerOf<O extends Operation> = 'none' extends O['auth'][number] ? Caller | null : Caller

/** Keeps the answer of an act in the act's own transaction (`Idempotency-Key`). */
export interface AnswerKeeper<O extends Operation> {
  complete(tx: Tx, answer: Answer<O>): Promise<void>
}

type KeeperOf<O extends Operation> = O extends { readonly idempotency: 'required' }
  ? AnswerKeeper<O>
  : undefined

/** Where a request came from; what the audit log wants to know of it. */
export interface RequestOrigin {
  readonly requestId: string
  /** Network address of the caller, behind trusted proxies the forwarded one. */
  readonly address: string
  readonly userAgent: string | null
}

/** A validated, authenticated, permitted request of one operation. */
export interface OperationCall<O extends Operation> {
  readonly caller: CallerOf<O>
  readonly params: StaticOf<O['params']>
  readonly query: StaticOf<O['query']>
  readonly headers: StaticOf<O['headers']>
  readonly body: StaticOf<O['body']>
  readonly origin: RequestOrigin
  readonly language: Language
  /** Only on operations with `idempotency: 'required'`. */
  readonly idempotency: KeeperOf<O>
  /** The bare request and reply, for cookies and streams. */
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export type OperationHandler<O extends Operation> = (call: OperationCall<O>) => Promise<Answer<O>>
