export { defineError, DomainError, type ErrorFactory, type ErrorParams } from './domain-error.ts'
export * from './common-errors.ts'
