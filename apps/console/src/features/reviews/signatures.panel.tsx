import type { ReviewDetail, ReviewSignature } from '@smartym/contract'
import { useTranslate } from '../../platform/language.ts'
import { MarkedText } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TimeText } from '../../ui/texts.tsx'
import styles from './reviews.module.css'

function Intactness({ isIntact }: Pick<ReviewSignature, 'isIntact'>) {
  const t = useTranslate()
  if (isIntact === null) return <span className="quiet">{t('console.reviews.unsealed')}</span>
  return isIntact ? (
    <MarkedText tone="green" shape="lock" text={t('console.reviews.intact')} />
  ) : (
    <b className={styles.late} role="alert">
      <MarkedText tone="red" shape="cross" text={t('console.reviews.broken')} />
    </b>
  )
}

/** Who signed, and whether what is kept is still what was signed. */
export function SignaturesPanel({ review }: { readonly review: ReviewDetail }) {
  const t = useTranslate()
  const { signatures } = review
  return (
    <Panel title={t('console.reviews.signatures')}>
      {signatures.length === 0 && <p className="quiet">{t('console.reviews.no_signature')}</p>}
      <ul className={styles.findings}>
        {signatures.map((signature) => (
          <li key={signature.role}>
            <span className="quiet">{t(`console.review_signature.${signature.role}`)}</span>
            <div className={styles.head}>
              <b>{signature.name}</b>
              <TimeText at={signature.signedAt} />
            </div>
            {signature.note !== null && <p className={styles.text}>{signature.note}</p>}
            <Intactness isIntact={signature.isIntact} />
            <code className={styles.hash}>SHA-256 {signature.sha256}</code>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
