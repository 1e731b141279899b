export { changeEach } from './change-each.ts'
export { defineError, DomainError, type ErrorFactory, type ErrorParams } from './domain-error.ts'
export * from './common-errors.ts'
