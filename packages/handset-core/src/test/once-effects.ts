import { type HandsetEffect, onceEffects } from '../ports/index.ts'

export type OnceEffect = Extract<HandsetEffect, { type: (typeof onceEffects)[number] }>

export const isOnce = (effect: HandsetEffect): effect is OnceEffect =>
  (onceEffects as readonly string[]).includes(effect.type)

/** Which call or text it is ordered for. */
export const orderedFor = (effect: OnceEffect): string =>
  effect.type === 'place_call' ? effect.callId : effect.textMessageId
