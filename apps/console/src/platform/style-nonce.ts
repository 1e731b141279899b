/** The nonce that the server put into the page for styles; undefined in development. */
export function findStyleNonce(): string | undefined {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
  return nonce === '' ? undefined : nonce
}

/**
 * Gives the page's nonce to every style element that a library makes. Ant Design passes it along by itself, but its
 * scroll lock and its table's scrollbar do not; without this the policy would refuse their styles.
 */
export function installStyleNonce(): void {
  const nonce = findStyleNonce()
  if (nonce === undefined) return
  const createElement = document.createElement.bind(document)
  const createWithNonce = (tagName: string, options?: ElementCreationOptions): HTMLElement => {
    const element = createElement(tagName, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
  Object.assign(document, { createElement: createWithNonce })
}
