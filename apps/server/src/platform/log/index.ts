export { createLog } from './create-log.ts'
export { maskPhoneNumbers } from './mask-numbers.ts'
