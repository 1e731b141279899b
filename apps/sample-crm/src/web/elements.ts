/** Makes an element; text is always text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  members: Partial<Omit<HTMLElementTagNameMap[K], 'style'>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), members)
  made.append(...children)
  return made
}

/** `010-****-1003`: the CRM shows its agents no more than they need. */
export function maskNumber(number: string): string {
  return number.replace(/-(\d{3,4})-/, (_, middle: string) => `-${'*'.repeat(middle.length)}-`)
}
