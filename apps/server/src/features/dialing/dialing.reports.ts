import type { Clock } from '../../platform/clock/index.ts'
import type { CommandHandlers, ReportHandlers } from '../gateway/index.ts'
import type { Cancellation } from './cancellation.service.ts'
import type { DialProgress } from './dial-progress.service.ts'

/** What becomes of dial commands on their way (CTC-2). */
export function dialCommandHandlers(
  progress: DialProgress,
  cancellation: Cancellation,
  clock: Pick<Clock, 'now'>,
): CommandHandlers {
  return {
    dial: {
      onReceipt: (tx, { payload, sentAt, receivedAt }) =>
        progress.recordReceipt(tx, payload.dialRequestId, sentAt, receivedAt ?? clock.now()),
      onReceiptTimeout: (tx, { payload, sentAt }) =>
        progress.recordReceiptTimeout(tx, payload.dialRequestId, sentAt),
      onLateReceipt: (tx, { payload }) => cancellation.cancelLate(tx, payload.dialRequestId),
    },
  }
}

/** What a phone's refusal of a command does. Commands of other kinds are not dialing's. */
export function dialReportHandlers(progress: DialProgress): ReportHandlers {
  return {
    'command.refused': (tx, { payload }, from) => progress.recordRefusal(tx, payload, from.deviceId),
  }
}
