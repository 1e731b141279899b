import type { Things } from './permission-world.ts'
import { type Fresh, get, list, patch, post, remove, thing, type Trial, whole } from './trial.ts'

const texts = () => get('text-messages?limit=200')
const templates = () => get('text-templates')
const showsText = { shows: ({ textMessageId }: Things) => textMessageId }
const showsTemplate = { shows: ({ textTemplateId }: Things) => textTemplateId }
const words = { name: '회사 문구', body: '곧 다시 전화드리겠습니다.', isAdvertising: false }
let made = 0
/* A target has one template, so another needs a unit of its own; it lies below that of its place. */
const freshUnit: Fresh = {
  probe: ({ orgUnitId }) =>
    post('org-units', { parentId: orgUnitId, kind: 'team', name: `문구 팀 ${(made += 1)}` }),
  take: ({ orgUnitId }) => ({ orgUnitId: String(orgUnitId) }),
}
const freshTemplate: Fresh = {
  probe: ({ orgUnitId }) => post('text-templates', { level: 'org_unit', targetId: orgUnitId, ...words }),
  take: ({ textTemplateId }) => ({ textTemplateId: String(textTemplateId) }),
}

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
  removeTextTemplate: thing(({ textTemplateId }) => remove(`text-templates/${textTemplateId}`), templates, {
    ...showsTemplate,
    fresh: [freshUnit, freshTemplate],
  }),
} satisfies Readonly<Record<string, Trial>>
