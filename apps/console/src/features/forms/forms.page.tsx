import { getRouteApi } from '@tanstack/react-router'
import type { FormSummary } from '@smartym/contract'
import { call } from '../../platform/api.ts'
import { useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { useLiveQueries } from '../../platform/use-events.ts'
import { ChoiceFilter } from '../../ui/common-filters.tsx'
import { ExportButton } from '../../ui/export-button.tsx'
import { Inbox, InboxItem } from '../../ui/inbox.tsx'
import { Mark, MarkedText } from '../../ui/mark.tsx'
import { EmptyNote, ProblemNote } from '../../ui/notes.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { TimeText } from '../../ui/texts.tsx'
import { useTotalText } from '../../ui/total-text.ts'
import { type KeysetList, useKeysetList } from '../../ui/use-keyset-list.ts'
import { ViewTabs } from '../../ui/view-tabs.tsx'
import { CompanySealButton } from './company-seal.button.tsx'
import { NewFormButton } from './form-editor.tsx'
import { FormPreview } from './form-preview.tsx'
import { formsKey, useForm } from './forms.queries.ts'
import { formStates, type FormsTab, nextForm } from './forms.search.ts'
import styles from './forms.module.css'
import { formStateSigns } from './forms.signs.ts'

const route = getRouteApi('/frame/forms')

function Item({ form, isOpen }: { readonly form: FormSummary; readonly isOpen: boolean }) {
  const t = useTranslate()
  const search = route.useSearch()
  return (
    <InboxItem
      search={{ ...search, form: form.formId }}
      isOpen={isOpen}
      title={<b className="cut">{form.subjectName}</b>}
      at={<TimeText at={form.submittedAt ?? form.createdAt} />}
      text={
        <>
          {t(`form_kind.${form.kind}`)} · {form.orgUnitName}
        </>
      }
      state={<MarkedText {...formStateSigns[form.state]} text={t(`console.form_state.${form.state}`)} />}
    />
  )
}

function useTabs(): readonly { readonly tab: FormsTab; readonly title: string }[] {
  const t = useTranslate()
  const mayDecide = useMay('forms:approve')
  const all = { tab: 'all', title: t('console.view.all') } as const
  return mayDecide ? [{ tab: 'to_decide', title: t('console.forms.to_decide') }, all] : [all]
}

/* The list at the left, the one that is open at the right; a decision opens the next. */
function Forms({ list, openId }: { readonly list: KeysetList<FormSummary>; readonly openId: string }) {
  const navigate = route.useNavigate()
  const open = useForm(openId)
  const ids = list.rows.map(({ formId }) => formId)
  const show = (form: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, form }), replace: true })
  return (
    <Inbox
      list={list}
      items={list.rows.map((form) => (
        <Item key={form.formId} form={form} isOpen={form.formId === openId} />
      ))}
    >
      {open.error !== null && <ProblemNote error={open.error} onRetry={() => void open.refetch()} />}
      {open.data !== undefined && (
        <FormPreview key={open.data.formId} form={open.data} onDecided={() => show(nextForm(ids, openId))} />
      )}
    </Inbox>
  )
}

function StateFilter() {
  const t = useTranslate()
  const { tab, formState } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <ChoiceFilter
      label={t('console.forms.state')}
      value={formState}
      choices={formStates.map((value) => ({
        value,
        text: t(`console.form_state.${value}`),
        mark: <Mark {...formStateSigns[value]} />,
      }))}
      onChange={(next) => void navigate({ search: { tab, formState: next } })}
    />
  )
}

/* Before the first form, or instead of one. */
function Nothing({ tab, list }: { readonly tab: FormsTab; readonly list: KeysetList<FormSummary> }) {
  const t = useTranslate()
  if (list.isPending) return <PageSkeleton />
  if (list.error) return <ProblemNote error={list.error} onRetry={list.refetch} />
  const kind = tab === 'to_decide' ? 'empty_to_decide' : 'empty'
  return <EmptyNote title={t(`console.forms.${kind}`)} text={t(`console.forms.${kind}_text`)} />
}

/** Application and personal-data forms, decided one after another (DIS-5). */
export function FormsPage() {
  const t = useTranslate()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const tabs = useTabs()
  const tab = tabs.find((one) => one.tab === search.tab)?.tab ?? tabs[0]?.tab ?? 'all'
  const { formState: state } = search
  const query = tab === 'to_decide' ? { toDecide: true } : state === undefined ? {} : { state }
  const list = useKeysetList<FormSummary>({
    key: [...formsKey, tab],
    filters: query,
    cursor: search.cursor,
    fetchPage: (page, signal) => call('listForms', { query: { ...query, ...page } }, signal),
  })
  useLiveQueries({ kinds: ['form.changed'], isAbout: () => true, keys: [formsKey], isOn: true })
  const totalText = useTotalText(list)
  const openId = search.form ?? list.rows[0]?.formId
  const isToDecide = tab === 'to_decide'
  return (
    <Page
      title={t('console.forms.title')}
      acts={
        <>
          <CompanySealButton />
          <NewFormButton
            onCreated={({ formId }) => void navigate({ search: { tab: 'all', form: formId } })}
          />
        </>
      }
    >
      <ViewTabs
        label={t('console.view.label')}
        views={tabs.map((one, index) => ({
          key: one.tab,
          title: one.title,
          search: index === 0 ? {} : { tab: one.tab },
        }))}
        search={search.tab === undefined ? {} : { tab: search.tab }}
      />
      <div className={styles.bar}>
        {!isToDecide && <StateFilter />}
        {list.rows.length > 0 && (
          <ExportButton
            list={{ operation: 'exportForms', permission: 'forms:export', filter: query }}
            totalText={totalText}
          />
        )}
      </div>
      {openId === undefined && <Nothing tab={tab} list={list} />}
      {openId !== undefined && <Forms list={list} openId={openId} />}
    </Page>
  )
}
