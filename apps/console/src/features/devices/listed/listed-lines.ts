/** A phone for the list, as somebody typed or pasted it. */
export interface ListedLine {
  readonly assetNumber: string
  readonly note?: string
}

/** What a text of lines says; `fault` is the number of the first line that cannot be read. */
export type ReadLines =
  | { readonly devices: readonly ListedLine[]; readonly fault?: undefined }
  | { readonly fault: number }

/** As the API takes them. */
export const maxListedLines = 2000
const maxNoteLength = 200
const assetNumberForm = /^[\x21-\x7e]{1,60}$/

/** Reads a line a phone: the number, and after a tab or a comma a note; empty lines say nothing. */
export function readListedLines(text: string): ReadLines {
  const devices: ListedLine[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [, number = '', rest = ''] = /^\s*([^\t,]*?)\s*(?:[\t,](.*))?$/.exec(line) ?? []
    if (!assetNumberForm.test(number)) return { fault: at + 1 }
    const note = rest.trim().slice(0, maxNoteLength)
    devices.push({ assetNumber: number, ...(note !== '' && { note }) })
  }
  return { devices }
}
