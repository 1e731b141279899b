import { Type } from 'typebox'
import { defineExport } from '../exports/exports.ts'
import { defineOperation } from '../operation.ts'
import {
  ChangeConsentTextRequest,
  ConsentDecisionPage,
  ConsentPersonPage,
  ConsentTextDetail,
  ConsentTextPage,
  ConsentTextParams,
  DraftConsentTextRequest,
  HandsetConsentTextList,
  ListConsentDecisionsQuery,
  ListConsentPeopleQuery,
  ListConsentTextsQuery,
  ListHandsetConsentTextsQuery,
  OwnConsentList,
} from './consents.schemas.ts'

const read = { tag: 'consents', permission: 'consents:list', auth: ['session'] } as const
const publish = { tag: 'consents', permission: 'consents:publish', auth: ['session'] } as const
/* Twenty thousand characters in four languages, three bytes each. */
const textLimitBytes = 512 * 1024

export const consentsErrors = {
  'consents.text_not_found': 404,
  'consents.not_a_draft': 409,
  'consents.not_published': 409,
  'consents.text_incomplete': 422,
  'consents.published_meanwhile': 409,
  'consents.not_given': 409,
  'consents.agent_not_on_phone': 409,
} as const

const listConsentPeople = defineOperation({
  ...read,
  id: 'listConsentPeople',
  method: 'GET',
  path: '/api/v1/consent-texts/:consentTextId/people',
  summary: 'Agents, and where each stands with a text: given, withdrawn or missing (DIS-4)',
  params: ConsentTextParams,
  query: ListConsentPeopleQuery,
  responses: { 200: ConsentPersonPage },
  errors: ['consents.text_not_found'],
})

const listConsentDecisions = defineOperation({
  ...read,
  id: 'listConsentDecisions',
  method: 'GET',
  path: '/api/v1/consent-decisions',
  summary: 'Who agreed to or withdrew what, when, on which phone; newest first (DIS-4)',
  query: ListConsentDecisionsQuery,
  responses: { 200: ConsentDecisionPage },
  errors: [],
})

const listConsentTexts = defineOperation({
  ...read,
  id: 'listConsentTexts',
  method: 'GET',
  path: '/api/v1/consent-texts',
  summary: 'Texts that people agree to: every version, newest first, with how many have (DIS-4)',
  query: ListConsentTextsQuery,
  responses: { 200: ConsentTextPage },
  errors: [],
})

export const consentsOperations = {
  listConsentTexts,
  exportConsentTexts: defineOperation(
    defineExport(listConsentTexts, {
      id: 'exportConsentTexts',
      summary: 'The list of texts as a file (DIS-4)',
      permission: 'consents:export',
    }),
  ),
  getConsentText: defineOperation({
    ...read,
    id: 'getConsentText',
    method: 'GET',
    path: '/api/v1/consent-texts/:consentTextId',
    summary: 'One version with its words in four languages (DIS-4)',
    params: ConsentTextParams,
    responses: { 200: ConsentTextDetail },
    errors: ['consents.text_not_found'],
  }),
  draftConsentText: defineOperation({
    ...publish,
    id: 'draftConsentText',
    method: 'POST',
    path: '/api/v1/consent-texts',
    summary: 'Begins a version (DIS-4)',
    body: DraftConsentTextRequest,
    bodyLimitBytes: textLimitBytes,
    responses: { 201: ConsentTextDetail },
    errors: [],
  }),
  changeConsentText: defineOperation({
    ...publish,
    id: 'changeConsentText',
    method: 'PATCH',
    path: '/api/v1/consent-texts/:consentTextId',
    summary: 'Changes a draft; what is published never changes (DIS-4)',
    params: ConsentTextParams,
    body: ChangeConsentTextRequest,
    bodyLimitBytes: textLimitBytes,
    responses: { 200: ConsentTextDetail },
    errors: ['consents.text_not_found', 'consents.not_a_draft'],
  }),
  deleteConsentText: defineOperation({
    ...publish,
    id: 'deleteConsentText',
    method: 'DELETE',
    path: '/api/v1/consent-texts/:consentTextId',
    summary: 'Throws a draft away (DIS-4)',
    params: ConsentTextParams,
    responses: { 204: Type.Null() },
    errors: ['consents.text_not_found', 'consents.not_a_draft'],
  }),
  publishConsentText: defineOperation({
    ...publish,
    id: 'publishConsentText',
    method: 'POST',
    path: '/api/v1/consent-texts/:consentTextId/publication',
    summary: 'Publishes a draft as the next version of its kind; phones ask their agents at once (DIS-4)',
    params: ConsentTextParams,
    responses: { 200: ConsentTextDetail },
    errors: [
      'consents.text_not_found',
      'consents.not_a_draft',
      'consents.text_incomplete',
      'consents.published_meanwhile',
    ],
  }),
  retireConsentText: defineOperation({
    ...publish,
    id: 'retireConsentText',
    method: 'POST',
    path: '/api/v1/consent-texts/:consentTextId/retirement',
    summary: 'Asks nobody for a published text any more (DIS-4)',
    params: ConsentTextParams,
    responses: { 200: ConsentTextDetail },
    errors: ['consents.text_not_found', 'consents.not_published'],
  }),
  listConsentPeople,
  exportConsentPeople: defineOperation({
    ...defineExport(listConsentPeople, {
      id: 'exportConsentPeople',
      summary: 'Where each agent stands with a text, as a file (DIS-4)',
      permission: 'consents:export',
      errors: ['consents.text_not_found'],
    }),
    params: ConsentTextParams,
  }),
  listConsentDecisions,
  exportConsentDecisions: defineOperation(
    defineExport(listConsentDecisions, {
      id: 'exportConsentDecisions',
      summary: 'The same list as a file (ADM-1)',
      permission: 'consents:export',
    }),
  ),
  listOwnConsents: defineOperation({
    id: 'listOwnConsents',
    method: 'GET',
    path: '/api/v1/account/consents',
    tag: 'consents',
    summary: 'The published texts, and what the caller said to them (DIS-4)',
    permission: 'self',
    auth: ['session'],
    responses: { 200: OwnConsentList },
    errors: [],
  }),
  withdrawOwnConsent: defineOperation({
    id: 'withdrawOwnConsent',
    method: 'POST',
    path: '/api/v1/account/consents/:consentTextId/withdrawal',
    tag: 'consents',
    summary: 'Takes the own consent back; without a required one the own phone does not dial (DIS-4)',
    permission: 'self',
    auth: ['session'],
    params: ConsentTextParams,
    responses: { 200: OwnConsentList },
    errors: ['consents.text_not_found', 'consents.not_given'],
  }),
  listHandsetConsentTexts: defineOperation({
    id: 'listHandsetConsentTexts',
    method: 'GET',
    path: '/api/v1/handset/consent-texts',
    tag: 'handset',
    summary: 'The words of published texts, for a phone that does not have them yet (DIS-4)',
    permission: 'device:connect',
    auth: ['device'],
    query: ListHandsetConsentTextsQuery,
    responses: { 200: HandsetConsentTextList },
    errors: [],
  }),
}
