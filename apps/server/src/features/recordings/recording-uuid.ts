/** The canonical UUID text of an id, as the envelope's functions take it. */
export function uuidOf(id: string): string {
  return id.slice(id.indexOf('_') + 1).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
