import { getRouteApi } from '@tanstack/react-router'
import type { ConsentTextDetail } from '@smartym/contract'
import { type Translate, useTranslate } from '../../platform/language.ts'
import { useMay } from '../../platform/session.ts'
import { MarkedText } from '../../ui/mark.tsx'
import { ProblemNote } from '../../ui/notes.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { type Fact, Facts, Panel } from '../../ui/panel.tsx'
import { StoryLayout } from '../../ui/story-layout.tsx'
import { NoValue, TimeText } from '../../ui/texts.tsx'
import { useConsentText } from './consents.queries.ts'
import { GivenShare, textStateSigns, useTextName } from './consents.signs.tsx'
import styles from './consents.module.css'
import { DraftForm } from './draft-form.tsx'
import { PeoplePanel } from './people.panel.tsx'
import { TextActs } from './text-acts.tsx'
import { TextWords } from './text-words.tsx'

const route = getRouteApi('/frame/consents/$consentTextId')

function factsOf(t: Translate, text: ConsentTextDetail): readonly Fact[] {
  return [
    { name: t('console.consents.kind'), value: t(`consent_kind.${text.kind}`) },
    {
      name: t('console.consents.is_required'),
      value: t(text.isRequired ? 'console.consents.required' : 'console.consents.optional'),
    },
    { name: t('console.consents.given'), value: <GivenShare text={text} /> },
    { name: t('console.consents.published_at'), value: <TimeText at={text.publishedAt} /> },
    { name: t('console.consents.published_by'), value: text.publishedByName ?? <NoValue /> },
    { name: t('console.consents.ended_at'), value: <TimeText at={text.endedAt} /> },
    {
      name: t('console.consents.sha256'),
      value: text.sha256 === null ? <NoValue /> : <code className={styles.digest}>{text.sha256}</code>,
    },
  ]
}

/** One version: its words at the left, its facts at the right, and below who agreed to it (DIS-4). */
export function ConsentTextPage() {
  const t = useTranslate()
  const nameOf = useTextName()
  const { consentTextId } = route.useParams()
  const query = useConsentText(consentTextId)
  const mayPublish = useMay('consents:publish')
  const parent = { to: '/consents', title: t('console.consents.title') }
  const text = query.data
  if (text === undefined)
    return (
      <Page title={t('console.consents.title')} parent={parent}>
        {query.error ? (
          <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <PageSkeleton />
        )}
      </Page>
    )
  const isDraft = text.state === 'draft'
  return (
    <Page
      title={nameOf(text)}
      parent={parent}
      beside={<MarkedText {...textStateSigns[text.state]} text={t(`console.consent_state.${text.state}`)} />}
      acts={<TextActs text={text} />}
    >
      <div className={styles.page}>
        <StoryLayout
          story={
            isDraft && mayPublish ? <DraftForm key={consentTextId} text={text} /> : <TextWords text={text} />
          }
          facts={
            <Panel title={t('console.consents.about')}>
              <Facts facts={factsOf(t, text)} />
            </Panel>
          }
        />
        {!isDraft && <PeoplePanel consentTextId={consentTextId} />}
      </div>
    </Page>
  )
}
