/** Characters that RFC 8187 lets stand in an extended value; `encodeURIComponent` leaves some others. */
const notAttribute = /['()*]/g

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}

/**
 * `Content-Disposition` of a file to keep, under a name of any script (RFC 6266, RFC 8187). Old clients read `plain`,
 * which is ASCII; what could end the header or name a folder is left out of both.
 */
export function attachment(name: string, plain: string): string {
  const safe = name.replace(/[\p{Cc}/\\:*?"<>|]/gu, '').toWellFormed()
  const ascii = plain.replace(/[^\w.-]/g, '')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(safe).replace(notAttribute, percent)}`
}
