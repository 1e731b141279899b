import { randomBytes } from 'node:crypto'

/* Crockford's letters: none that is mistaken for a digit. 32 of them, so a byte's lowest five bits choose without bias. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const codeLength = 16
const codeCount = 10

function createCode(): string {
  return Array.from(randomBytes(codeLength), (byte) => letters[byte & 31]).join('')
}

/** Ten codes of 80 random bits: `7K2M-91QX-DH4C-TB0V`. */
export function createRecoveryCodes(): string[] {
  return Array.from({ length: codeCount }, () => (createCode().match(/.{4}/g) ?? []).join('-'))
}

/** A code as it was meant, however it was typed: case, spaces, dashes, `O` for zero, `I` and `L` for one. */
export function parseRecoveryCode(text: string): string | undefined {
  const code = text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return code.length === codeLength ? code : undefined
}
