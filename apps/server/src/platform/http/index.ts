export { type Authenticator, type Caller, type CallerUnits, hasPermission, reachOf } from './caller.ts'
export { registerPublicRoutes } from './access.ts'
export { attachment } from './attachment.ts'
export { readRawBody } from './body-proof.ts'
export { createHttpApp, type HttpAppOptions } from './create-http-app.ts'
export {
  type EventStream,
  type EventStreamHandler,
  registerEventStream,
  type ServerSentEvent,
} from './event-stream.ts'
export { installGracefulStop, type StopStep } from './graceful-stop.ts'
export type { ReadinessCheck } from './health.ts'
export { type IdempotencyStore } from './idempotency.ts'
export { type Language, type Phrase } from './language.ts'
export { createMetrics, type Metrics } from './metrics.ts'
export type {
  Answer,
  AnswerKeeper,
  OperationCall,
  OperationHandler,
  RequestOrigin,
} from './operation-call.ts'
export { type OperationOptions, registerOperation } from './register-operation.ts'
