import type { Operation } from '@smartym/contract'
import { createAnswerValidator } from './validation.ts'

/** Throws when an answer does not fit its operation's contract. */
export type CheckAnswer = (operation: Operation, answer: { status: number; body?: unknown }) => void

/** Compares answers with the contract; does nothing unless `isOn`. */
export function createAnswerCheck(isOn: boolean): CheckAnswer {
  if (!isOn) return () => {}
  const validate = createAnswerValidator()
  return (operation, answer) => {
    if (operation.binary !== undefined || operation.isEventStream === true) return
    const schema = operation.responses[answer.status]
    if (schema === undefined)
      throw new Error(`${operation.id} answered ${answer.status}, which its contract does not know`)
    if (answer.body === undefined) return
    const fault = validate(schema, JSON.parse(JSON.stringify(answer.body)))
    if (fault !== undefined) throw new Error(`${operation.id} answered outside of its contract: ${fault}`)
  }
}
