export { maskName, maskReference } from './mask-name.ts'
export { maskPhoneNumber } from './mask-phone-number.ts'
