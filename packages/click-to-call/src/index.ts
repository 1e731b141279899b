export type { components, paths } from './api.generated.ts'
export {
  type BrowserToken,
  type ClientOptions,
  createSmartymClient,
  type DialRequest,
  type Disposition,
  type SmartymClient,
} from './client.ts'
export type { SmartymEvent } from './events.ts'
export { SmartymProblem, SmartymUnreachable } from './problem.ts'
