import type { FormSummary, ListFormsQuery } from '@smartym/contract'
import type { ExportColumn, ExportNote, Say, TimeText } from '../../../platform/exports/index.ts'

/** The columns of the list of forms as a file: what stands in the forms themselves stays in them. */
export function formColumns(say: Say, timeText: TimeText): readonly ExportColumn<FormSummary>[] {
  return [
    { title: say('console.forms.kind'), width: 26, cell: (form) => say(`form_kind.${form.kind}`) },
    { title: say('console.forms.subject'), width: 16, cell: (form) => form.subjectName },
    { title: say('console.field.org_unit'), width: 20, cell: (form) => form.orgUnitName },
    { title: say('console.forms.state'), width: 14, cell: (form) => say(`console.form_state.${form.state}`) },
    {
      title: say('console.forms.steps'),
      width: 12,
      cell: ({ approvedSteps, steps }) => (steps.length === 0 ? null : `${approvedSteps}/${steps.length}`),
    },
    { title: say('console.forms.author'), width: 16, cell: (form) => form.authorName },
    { title: say('console.forms.created_at'), width: 20, cell: (form) => timeText(form.createdAt) },
    { title: say('console.forms.submitted_at'), width: 20, cell: (form) => timeText(form.submittedAt) },
    { title: say('console.field.decided_at'), width: 20, cell: (form) => timeText(form.decidedAt) },
    { title: say('console.forms.id'), width: 38, cell: (form) => form.formId },
  ]
}

/** The filter of the list of forms in words. */
export function formFilterNotes(say: Say, { kind, state, toDecide }: ListFormsQuery): readonly ExportNote[] {
  const notes: readonly (ExportNote | false)[] = [
    toDecide === true && [say('console.view.label'), say('console.forms.to_decide')],
    kind !== undefined && [say('console.forms.kind'), say(`form_kind.${kind}`)],
    state !== undefined && [say('console.forms.state'), say(`console.form_state.${state}`)],
  ]
  return notes.filter((note) => note !== false)
}
