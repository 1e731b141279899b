import { type CompanySeal, type FormDetail, type FormField, formTemplates } from '@smartym/contract'
import { phrase, type PhraseLanguage } from '@smartym/phrases'
import { createPdf } from '../../../platform/pdf/index.ts'

/** Everything that stands on the printed form. */
export interface PrintedForm {
  readonly form: FormDetail
  readonly companyName: string
  readonly timeZone: string
  readonly seal: CompanySeal | null
  readonly language: Extract<PhraseLanguage, 'ko' | 'en'>
}

function timeText(at: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return format.format(new Date(at))
}

/** The form as PDF; the seal stands on it only once it is approved (DIS-5). */
export async function printForm({
  form,
  companyName,
  timeZone,
  seal,
  language,
}: PrintedForm): Promise<Buffer> {
  const say = (key: Parameters<typeof phrase>[1], params?: Parameters<typeof phrase>[2]) =>
    phrase(language, key, params)
  const valueOf = ({ key, kind }: FormField): string => {
    const value = form.values[key] ?? ''
    if (kind !== 'answer' || value === '') return value === '' ? '–' : value
    return say(value === 'yes' ? 'form_answer.yes' : 'form_answer.no')
  }
  const pdf = createPdf({
    title: say(`form_kind.${form.kind}`),
    language,
    createdAt: new Date(form.submittedAt ?? form.createdAt),
  })
  pdf.title(say(`form_kind.${form.kind}`), companyName)
  pdf.paragraph(say(`form_statement.${form.kind}`))
  pdf.table(
    formTemplates[form.kind].map((field) => [
      say(`form_field.${field.key}` as 'form_field.purpose'),
      valueOf(field),
    ]),
  )
  pdf.table([
    [say('console.forms.subject'), form.subjectName],
    [say('console.field.org_unit'), form.orgUnitName],
    [say('console.forms.author'), form.authorName],
    [say('console.forms.state'), say(`console.form_state.${form.state}`)],
    [
      say('console.forms.submitted_at'),
      form.submittedAt === null ? '–' : timeText(form.submittedAt, timeZone),
    ],
    [say('console.forms.id'), form.formId],
  ])
  const ofThisSubmission = form.decisions.filter(({ submission }) => submission === form.submission)
  pdf.signatures([
    { title: say('form_field.applicant_name'), name: form.subjectName, note: '' },
    ...ofThisSubmission.map(({ role, accountName, decision, at }) => ({
      title: say(`console.role.${role}`),
      name: accountName,
      note: `${say(`console.form_decision.${decision}`)} ${timeText(at, timeZone)}`,
    })),
    {
      title: companyName,
      name: say('console.forms.seal'),
      note: '',
      ...(seal !== null && form.state === 'approved' && { image: Buffer.from(seal.png, 'base64') }),
    },
  ])
  return pdf.end()
}
