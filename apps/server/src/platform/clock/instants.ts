/** UTC ms of an instant on the wire, whose form the contract has checked; undefined when none was said. */
export function parseInstant(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text)
}
