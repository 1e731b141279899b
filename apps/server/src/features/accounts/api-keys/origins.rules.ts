/** Is this text an origin as browsers send it: scheme, host, port that is not the scheme's own, nothing else. */
export function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === text
}
