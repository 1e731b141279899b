import { phraseLanguages, type PhraseLanguage } from '@smartym/phrases'
import { consoleManual } from '@smartym/phrases/manual/console'
import type { ManualBlock, ManualSpan } from '@smartym/phrases/manual/markup'
import { phoneManual } from '@smartym/phrases/manual/phone'

const languageNames = { ko: '한국어', en: 'English', ja: '日本語', zh: '中文' } as const
const titles = {
  ko: { manual: 'SmartyM 설명서', console: '콘솔', phone: '휴대폰', see: '더 읽기' },
  en: { manual: 'SmartyM manual', console: 'Console', phone: 'Phone', see: 'See also' },
  ja: { manual: 'SmartyM 説明書', console: 'コンソール', phone: '端末', see: '関連文書' },
  zh: { manual: 'SmartyM 手册', console: '控制台', phone: '手机', see: '另请参阅' },
} as const
const further = [
  '[permission table](../security/permission-table.md)',
  '[incidents](../security/incidents.md)',
  '[keys](../security/keys.md)',
  '[CRM authentication](../integration/authentication.md)',
].join(' · ')

const writeSpan = ({ kind, text, chapter }: ManualSpan): string =>
  kind === 'strong'
    ? `**${text}**`
    : kind === 'code'
      ? `\`${text}\``
      : kind === 'link'
        ? `[${text}](#${chapter})`
        : text

function writeBlock({ kind, lines }: ManualBlock): string {
  const texts = lines.map((line) => line.map(writeSpan).join(''))
  if (kind === 'list') return texts.map((text) => `- ${text}`).join('\n')
  if (kind === 'steps') return texts.map((text, index) => `${index + 1}. ${text}`).join('\n')
  return kind === 'heading' ? `#### ${texts.join('')}` : texts.join('')
}

function writeChapters(
  language: PhraseLanguage,
  book: Pick<typeof consoleManual | typeof phoneManual, 'title' | 'blocks'>,
  ids: readonly string[],
): string[] {
  return ids.flatMap((id) => [
    `<a id="${id}"></a>\n### ${book.title(language, id as never)}`,
    ...book.blocks(language, id as never).map(writeBlock),
  ])
}

/** The manual of one language as a page of Markdown: what console and phone show, for those who have neither. */
export function writeManualPage(language: PhraseLanguage): string {
  const { manual, console: consoleTitle, phone, see } = titles[language]
  const others = phraseLanguages
    .filter((each) => each !== language)
    .map((each) => `[${languageNames[each]}](${each}.md)`)
  const pages = consoleManual.ids.filter((id) => !id.startsWith('maker_'))
  return `${[
    `<!-- Written by npm run manual from packages/phrases/src/manual. -->\n\n# ${manual}`,
    others.join(' · '),
    `## ${consoleTitle}`,
    ...writeChapters(language, consoleManual, pages),
    `## ${phone}`,
    ...writeChapters(language, phoneManual, phoneManual.ids),
    `## ${see}`,
    further,
  ].join('\n\n')}\n`
}
