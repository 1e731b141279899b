import type { Things } from './permission-world.ts'
import { exportOf, get, list, post, put, remove, type TextOf, thing, type Trial, whole } from './trial.ts'

const form: TextOf = ({ formId }) => `forms/${formId}`
const read = (things: Things) => get(form(things))
const seen = { revision: 1 }

/** Application and personal-data forms, and the company's seal. */
export const formTrials = {
  listForms: list('forms?limit=200', ({ formId }) => formId),
  exportForms: exportOf('forms', ({ formId }) => formId),
  getForm: thing(read, read),
  createForm: thing(
    ({ accountId }) =>
      post('forms', { kind: 'personal_data_consent', subjectAccountId: accountId, values: {} }),
    ({ accountId }) => get(`accounts/${accountId}`),
  ),
  changeForm: thing((things) => put(form(things), { ...seen, values: {} }), read),
  submitForm: thing((things) => post(`${form(things)}/submission`, seen), read),
  decideForm: thing((things) => post(`${form(things)}/decision`, { ...seen, decision: 'approved' }), read),
  printForm: thing((things) => get(`${form(things)}/print`), read),
  cancelForm: thing((things) => post(`${form(things)}/cancellation`, seen), read),
  getCompanySeal: whole(get('company-seal')),
  changeCompanySeal: whole(put('company-seal', { png: 'AAAA' })),
  deleteCompanySeal: whole(remove('company-seal')),
} satisfies Readonly<Record<string, Trial>>
