import { randomInt } from 'node:crypto'

/* Nothing that is mistaken for something else when it is read aloud or typed off paper. */
const kinds = ['ABCDEFGHJKMNPQRSTUVWXYZ', 'abcdefghjkmnpqrstuvwxyz', '23456789'] as const
const kindForms = [/[A-Z]/, /[a-z]/, /[0-9]/]
const groups = 4
const groupLength = 4

function pick(letters: string): string {
  return letters[randomInt(letters.length)] ?? ''
}

/** A random password of letters, digits and signs: `Kx7m-2pQd-w9Rt-h4Vb`, about 90 bits; another one until it `isAllowed`. */
export function createInitialPassword(isAllowed: (password: string) => boolean = () => true): string {
  const all = kinds.join('')
  for (;;) {
    const text = Array.from({ length: groups }, () =>
      Array.from({ length: groupLength }, () => pick(all)).join(''),
    ).join('-')
    if (kindForms.every((form) => form.test(text)) && isAllowed(text)) return text
  }
}
