import type { SeededCompany } from '@smartym/server'
import type { PhonePage } from './phones.ts'

export interface TableParts {
  serverUrl: string
  crmUrl: string
  phones: PhonePage[]
  company: SeededCompany
  backgroundAgents: number
  missingTools: string[]
}

const words = {
  en: {
    ready: 'SmartyM is running. Ctrl-C stops it.',
    cockpit: 'Everything side by side',
    console: 'Console',
    crm: 'Sample CRM',
    phone: 'Phone of',
    api: 'API reference',
    login: 'Login',
    try: 'Try: open the first address, click a customer’s dial button, watch the phone, then listen in the console',
    ends: 'Customers’ numbers ending in 31 are busy, 32 no answer, 33 reject, 34 no number, 35 hang up in 3 s, 36 answer late',
    background: (count: number) => `${count} more agents work in the background (--quiet turns them off)`,
    missing:
      'ffmpeg is not installed: recordings can be verified, not played (Debian: apt-get install ffmpeg)',
  },
  ko: {
    ready: 'SmartyM이 실행 중입니다. 끝내려면 Ctrl-C를 누르십시오.',
    cockpit: '한 화면에서 모두 보기',
    console: '관리 콘솔',
    crm: '예제 CRM',
    phone: '단말기',
    api: 'API 설명서',
    login: '로그인',
    try: '해 볼 일: 첫 번째 주소를 열고 고객의 발신 단추를 누른 뒤 단말기를 보고, 콘솔에서 청취해 보십시오',
    ends: '고객 번호 끝자리 31 통화중, 32 무응답, 33 수신거절, 34 결번, 35 3초 만에 끊음, 36 늦게 받음',
    background: (count: number) => `배경 상담원 ${count}명이 일하고 있습니다 (--quiet 로 끕니다)`,
    missing:
      'ffmpeg이 없습니다: 녹취를 검증할 수는 있으나 재생할 수 없습니다 (Debian: apt-get install ffmpeg)',
  },
}

/** What a newcomer needs to know, in the terminal's language. */
export function formatTable(parts: TableParts): string {
  const { serverUrl, crmUrl, phones, company, backgroundAgents, missingTools } = parts
  const isKorean = (process.env['LC_ALL'] ?? process.env['LANG'] ?? '').startsWith('ko')
  const text = isKorean ? words.ko : words.en
  const people = company.people.filter((person) => !person.isBackground)
  const rows: [string, string][] = [
    [text.cockpit, `${serverUrl}/demo`],
    [text.console, `${serverUrl}/`],
    [text.crm, crmUrl],
    ...phones.map(({ name, url }): [string, string] => [`${text.phone} ${name}`, url]),
    [text.api, `${serverUrl}/docs`],
    ...people.map(({ loginId, name, password }): [string, string] => [
      `${text.login} ${name}`,
      `${loginId}  ${password}`,
    ]),
  ]
  const width = Math.max(...rows.map(([head]) => widthOf(head)))
  const table = rows.map(([head, value]) => `  ${head}${' '.repeat(width - widthOf(head))}  ${value}`)
  const notes = [
    text.try,
    text.ends,
    ...(backgroundAgents > 0 ? [text.background(backgroundAgents)] : []),
    ...(missingTools.includes('ffmpeg') ? [text.missing] : []),
  ]
  return [text.ready, '', ...table, '', ...notes.map((note) => `  ${note}`), ''].join('\n')
}

/** Columns on a terminal: Hangul takes two. */
function widthOf(text: string): number {
  return text.length + (text.match(/[\u1100-\u11ff\u3000-\ud7ff\uff00-\uffef]/gu)?.length ?? 0)
}
