export { createHandset, type Handset } from './handset.ts'
export * from './ports/index.ts'
