import type { HandsetEvent } from '@smartym/handset-core'
import type { HandsetClock } from '../clock/handset-clock.ts'
import type { PhoneDatabase } from '../journal/phone-storage.ts'
import type { Sims } from '../telephony/sims.ts'

/** A text as the phone's system keeps it; no app can change it. Instants are true UTC ms. */
export interface SentText {
  textMessageId: string
  phoneNumber: string
  body: string
  sentAtMs: number
}

export interface TextSenderParts {
  database: PhoneDatabase
  clock: HandsetClock
  isRadioOff(): boolean
  sims: Sims
  tell(event: HandsetEvent): void
}

/** Texts by the line's own number, in parts as the radio takes them. */
export interface TextSender {
  send(order: { textMessageId: string; phoneNumber: string; body: string; simId?: string }): void
  /** Newest first. */
  sent(): SentText[]
  stop(): void
}

interface Row {
  text_message_id: string
  phone_number: string
  body: string
  sent_at_wall_ms: number
}

const charactersAPart = 67
const partMs = 300
/** The person with this number cannot be reached, nor texted. */
const unreachable = /37$/

export function createTextSender({ database, clock, isRadioOff, sims, tell }: TextSenderParts): TextSender {
  const insert = database.prepare('insert into phone_texts values (?, ?, ?, ?)')
  const list = database.prepare<[], Row>('select * from phone_texts order by sent_at_wall_ms desc')
  const waiting = new Set<() => void>()

  function later(delayMs: number, work: () => void): void {
    const takeBack = clock.setTimer(delayMs, () => {
      waiting.delete(takeBack)
      work()
    })
    waiting.add(takeBack)
  }

  return {
    send({ textMessageId, phoneNumber, body, simId }) {
      if (isRadioOff()) return tell({ type: 'text.failed', textMessageId, fault: 'radio_off' })
      if (!sims.isThere(simId) || unreachable.test(phoneNumber))
        return later(partMs, () => tell({ type: 'text.failed', textMessageId, fault: 'no_service' }))
      insert.run(textMessageId, phoneNumber, body, clock.wallMs())
      const parts = Math.ceil(body.length / charactersAPart)
      for (let part = 0; part < parts; part += 1)
        later(partMs * (part + 1), () => tell({ type: 'text.part_sent', textMessageId, part, parts }))
    },
    sent: () =>
      list.all().map((row) => ({
        textMessageId: row.text_message_id,
        phoneNumber: row.phone_number,
        body: row.body,
        sentAtMs: row.sent_at_wall_ms,
      })),
    stop() {
      for (const takeBack of waiting) takeBack()
      waiting.clear()
    },
  }
}
