/** How a typed number is asked for: by its last digits, or as a whole number. */
export type NumberQuery = { readonly trailingDigits: string } | { readonly number: string }

/**
 * Reads what somebody typed into a box for numbers; undefined when it is none. A number with its leading zero or
 * country code is whole; 4 or 8 digits are the end of one: numbers lie encrypted, and are found by nothing else (SEC-6).
 */
export function parseNumberQuery(text: string): NumberQuery | undefined {
  const typed = text.replace(/[\s().-]/g, '')
  if (/^\+\d{8,15}$/.test(typed) || /^0\d{8,11}$/.test(typed)) return { number: typed }
  if (/^(\d{4}|\d{8})$/.test(typed)) return { trailingDigits: typed }
  return undefined
}
