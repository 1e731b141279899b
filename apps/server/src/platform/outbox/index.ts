export { createOutbox, type EventsListener, type Outbox } from './outbox.ts'
export type { EventFilter, NewEvent, OutboxEvent } from './outbox.store.ts'
