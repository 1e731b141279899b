import { InboxOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Progress, Upload } from 'antd'
import { SealedRecordingError } from '@smartym/sealed-recording'
import { useFormat } from '../../../platform/format.ts'
import { type Translate, useTranslate } from '../../../platform/language.ts'
import { isProblem } from '../../../platform/problem.ts'
import { Page } from '../../../ui/page.tsx'
import { Facts, Panel } from '../../../ui/panel.tsx'
import { TimeText } from '../../../ui/texts.tsx'
import { sealedErrorText } from '../sealed-texts.ts'
import { VerdictNote } from '../verdict-note.tsx'
import { OpenedSound } from './opened-sound.tsx'
import { type OpenedFile, useSealedFile } from './use-sealed-file.ts'
import styles from './sealed-file.module.css'

function failureText(t: Translate, error: Error): string {
  if (error instanceof SealedRecordingError) return sealedErrorText(t, error.code)
  return isProblem(error) ? error.message : t('console.failed')
}

function FileFacts({ opened }: { readonly opened: OpenedFile }) {
  const t = useTranslate()
  const format = useFormat()
  return (
    <Panel title={opened.name}>
      <Facts
        facts={[
          { name: t('console.field.size'), value: format.bytes(opened.sizeBytes) },
          { name: t('console.field.started_at'), value: <TimeText at={opened.startedAt} /> },
          { name: t('console.field.device_seq'), value: opened.deviceSeq },
          {
            name: t('console.field.recording'),
            value: (
              <Link to="/recordings/$recordingId" params={{ recordingId: opened.recordingId }}>
                {t('console.call.to_recording')}
              </Link>
            ),
          },
        ]}
      />
    </Panel>
  )
}

/** Opens a sealed file from anywhere: with a live grant it is verified and heard, without one it says nothing (SEC-7). */
export function SealedFilePage() {
  const t = useTranslate()
  const { open, close, isClosed, opened, held, verdict, share, error, isPending } = useSealedFile()
  return (
    <Page title={t('console.sealed_file.title')}>
      {!window.isSecureContext && <Alert type="error" showIcon title={t('console.insecure_context')} />}
      {isClosed ? (
        <Upload.Dragger
          accept=".smr"
          showUploadList={false}
          beforeUpload={(chosen) => {
            open(chosen)
            // Nothing is sent anywhere: the file is read here.
            return false
          }}
        >
          <div className={styles.drop}>
            <InboxOutlined />
            <b>{t('console.sealed_file.drop')}</b>
            <span className="quiet">{t('console.sealed_file.drop_text')}</span>
          </div>
        </Upload.Dragger>
      ) : (
        <div className={styles.opened}>
          {opened && <FileFacts opened={opened} />}
          {isPending && (
            <Panel>
              <output>{t('console.sealed_file.verifying')}</output>
              <Progress percent={Math.round(share * 100)} aria-label={t('console.sealed_file.verifying')} />
            </Panel>
          )}
          {error && (
            <Alert
              type="error"
              showIcon
              title={failureText(t, error)}
              description={t('console.sealed_file.nothing_heard')}
            />
          )}
          {verdict && <VerdictNote verdict={verdict} />}
          {opened && held && verdict?.kind === 'whole' && (
            <OpenedSound recordingId={opened.recordingId} held={held} />
          )}
          <div>
            <Button onClick={close}>{t('console.sealed_file.another')}</Button>
          </div>
        </div>
      )}
    </Page>
  )
}
