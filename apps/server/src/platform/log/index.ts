export { createLog } from './create-log.ts'
export { createErrorTap, type ErrorTap, type LoggedError } from './error-tap.ts'
