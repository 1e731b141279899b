/* A country code or a leading zero, then digits that may be grouped by single spaces, dots or dashes: nine to fifteen digits in all.
   Ids and hashes (hex with letters beside the digits) and instants in milliseconds that stand alone as numbers are not touched. */
const phoneNumberLike = /(?<![\w.])(?:\+\d|0|82)(?:[ .\-()]?\d){7,14}(?![\w])/g

/** Hides every run of digits that looks like a phone number, but for its last two digits. */
export function maskPhoneNumbers(text: string): string {
  return text.replace(phoneNumberLike, (run) => `***${run.slice(-2)}`)
}
