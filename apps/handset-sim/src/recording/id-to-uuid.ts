/** The UUID in an id (`rec_…` and 32 hex digits), as the envelope has it. */
export function idToUuid(id: string): string {
  const digits = /^[a-z]+_([0-9a-f]{32})$/.exec(id)?.[1]
  if (digits === undefined) throw new RangeError(`${id} is no id`)
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
