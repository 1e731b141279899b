/**
 * Page for `tel:` links: `registerProtocolHandler('tel', '<this page>?number=%s')`. Reads the number from the address, lets the agent
 * dial it with the button. Settings stand in the page's `<html data-server data-token-url>`.
 */
import { chooseLanguage, phrase } from '@smartym/phrases'
import './dial-button.ts'

/** The number of a `tel:` link: `tel:+82-10-1234-5678;ext=1` → `+821012345678`. */
export function numberOfTelLink(link: string): string {
  const plain =
    decodeURIComponent(link)
      .replace(/^(tel|callto):/i, '')
      .split(/[;?]/, 1)[0] ?? ''
  return plain.replace(/[\s().-]/g, '')
}

function drawPage(): void {
  const language = chooseLanguage(document.documentElement.lang || navigator.languages)
  const { server = location.origin, tokenUrl = '/smartym-token' } = document.documentElement.dataset
  const number = numberOfTelLink(new URLSearchParams(location.search).get('number') ?? '')
  const heading = Object.assign(document.createElement('h1'), {
    textContent: phrase(language, 'click_to_call.tel_title'),
  })
  document.title = heading.textContent
  const shown = Object.assign(document.createElement('p'), {
    textContent: number || phrase(language, 'click_to_call.tel_no_number'),
  })
  const register = Object.assign(document.createElement('button'), {
    type: 'button',
    textContent: phrase(language, 'click_to_call.tel_register'),
  })
  register.onclick = () => {
    navigator.registerProtocolHandler('tel', `${location.origin}${location.pathname}?number=%s`)
    register.textContent = phrase(language, 'click_to_call.tel_registered')
  }
  document.body.append(heading, shown)
  if (number !== '') {
    const button = document.createElement('smartym-dial-button')
    for (const [name, value] of Object.entries({
      server,
      'token-url': tokenUrl,
      'phone-number': number,
      language,
    }))
      button.setAttribute(name, value)
    document.body.append(button)
  }
  document.body.append(register)
}

if (typeof document !== 'undefined' && document.documentElement.hasAttribute('data-smartym-tel-page'))
  drawPage()
