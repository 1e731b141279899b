import type { CockpitWord } from './cockpit-words.ts'
import { element } from './elements.ts'

const personaKeys = ['agent', 'manager_a', 'manager_b', 'administrator', 'auditor'] as const
export type PersonaKey = (typeof personaKeys)[number]

export interface Persona {
  readonly key: PersonaKey
  readonly name: string
  readonly loginId: string
  readonly password: string
}

/** Where each of them begins; afterwards each comes back to where they were. */
const firstPaths: Readonly<Record<PersonaKey, string>> = {
  agent: '',
  manager_a: 'board',
  manager_b: 'listen-requests',
  administrator: 'devices',
  auditor: 'audit',
}

async function signIn({ loginId, password }: Persona): Promise<boolean> {
  const response = await fetch('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginId, password }),
    signal: AbortSignal.timeout(10_000),
  })
  return response.ok
}

export interface PersonaSwitch {
  readonly element: HTMLElement
  /** Signs somebody in and shows the console, at `path` or where they were. */
  choose(key: PersonaKey, path?: string): Promise<void>
}

/** Who sits at the console: one at a time, each in the place where they were last. */
export function personaSwitch(
  personas: readonly Persona[],
  { frame, consoleUrl }: { frame: HTMLIFrameElement; consoleUrl: string },
  word: (key: CockpitWord) => string,
): PersonaSwitch {
  const group = element('div', { className: 'personas', role: 'group', ariaLabel: word('persona') })
  const problem = element('output', { className: 'warn' })
  const buttons = new Map<PersonaKey, HTMLButtonElement>()
  const lastPaths = new Map<PersonaKey, string>()
  let current: PersonaKey | undefined

  function rememberPlace(): void {
    const shown = frame.contentWindow?.location
    if (current !== undefined && shown?.protocol.startsWith('http') && shown.pathname !== '/sign-in')
      lastPaths.set(current, shown.pathname + shown.search)
  }

  async function choose(key: PersonaKey, path?: string): Promise<void> {
    const persona = personas.find((each) => each.key === key)
    if (persona === undefined) return
    rememberPlace()
    problem.textContent = ''
    if (!(await signIn(persona).catch(() => false))) {
      problem.textContent = word('failed')
      return
    }
    current = key
    for (const [other, button] of buttons) button.ariaPressed = String(other === key)
    frame.src = path ?? lastPaths.get(key) ?? consoleUrl + firstPaths[key]
  }

  for (const { key, name } of personas) {
    const button = element('button', { type: 'button', title: name, ariaPressed: 'false' }, word(key))
    button.dataset['persona'] = key
    button.onclick = () => void choose(key)
    buttons.set(key, button)
    group.append(button)
  }
  group.append(problem)
  return { element: group, choose }
}
