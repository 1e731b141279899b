import type { Things } from './permission-world.ts'
import { get, list, patch, post, thing, type Trial, whole } from './trial.ts'

const texts = () => get('text-messages?limit=200')
const templates = () => get('text-templates')
const showsText = { shows: ({ textMessageId }: Things) => textMessageId }
const showsTemplate = { shows: ({ textTemplateId }: Things) => textTemplateId }
const words = { name: '회사 문구', body: '곧 다시 전화드리겠습니다.', isAdvertising: false }

/** Texts to callers whom nobody answered, and their words. */
export const textTrials = {
  listTextMessages: list('text-messages?limit=200', ({ textMessageId }) => textMessageId),
  resendTextMessage: thing(
    ({ textMessageId }) => post(`text-messages/${textMessageId}/resends`),
    texts,
    showsText,
  ),
  listTextTemplates: list('text-templates', ({ textTemplateId }) => textTemplateId),
  createTextTemplate: whole(post('text-templates', { level: 'company', ...words })),
  changeTextTemplate: thing(
    ({ textTemplateId }) => patch(`text-templates/${textTemplateId}`, { version: 1 }),
    templates,
    showsTemplate,
  ),
  listTextTemplateVersions: thing(
    ({ textTemplateId }) => get(`text-templates/${textTemplateId}/versions`),
    templates,
    showsTemplate,
  ),
  removeTextTemplate: {
    kind: 'not tried',
    why: 'uses up the one template of its target; the slice’s own test tries it',
  },
} satisfies Readonly<Record<string, Trial>>
