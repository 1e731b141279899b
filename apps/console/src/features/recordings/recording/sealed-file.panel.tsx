import { useState } from 'react'
import { DownloadOutlined, SafetyOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Modal, Progress } from 'antd'
import type { RecordingResponse } from '@smartym/contract'
import { request } from '../../../platform/api.ts'
import { useTranslate } from '../../../platform/language.ts'
import { saveFile } from '../../../platform/save-file.ts'
import { useMay } from '../../../platform/session.ts'
import { Panel } from '../../../ui/panel.tsx'
import { ReasonForm, type ReasonedRequest } from '../listening/request-form.tsx'
import { type HeldGrant, isLive, requestGrant } from '../player/grant.ts'
import { fetchSealed } from '../player/sound.ts'
import { verifySealed } from '../player/verify-sealed.ts'
import { VerdictNote } from '../verdict-note.tsx'
import styles from './recording.module.css'

const fetchLimitMs = 300_000

export interface SealedFilePanelProps {
  readonly recording: RecordingResponse
  /** The grant under which the reader listens at this moment. */
  readonly held: HeldGrant | undefined
}

/** Takes the sealed file along, with a reason; nobody can hear it without a grant (SEC-7). */
function Download({ recordingId }: { readonly recordingId: string }) {
  const t = useTranslate()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const download = useMutation({
    mutationFn: async (body: ReasonedRequest) =>
      (await request('downloadRecording', { params: { recordingId }, body })).blob(),
    onSuccess(file) {
      saveFile(file, `${recordingId}.smr`)
      setOpen(false)
    },
    onError: (error) => void message.error(error.message),
  })
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={() => setOpen(true)}>
        {t('console.recording.download')}
      </Button>
      <Modal
        open={isOpen}
        title={t('console.recording.download')}
        footer={null}
        destroyOnHidden
        onCancel={() => setOpen(false)}
      >
        <p className="quiet">{t('console.recording.download_text')}</p>
        <br />
        <ReasonForm
          submitText={t('console.recording.download')}
          isPending={download.isPending}
          onSubmit={(body) => download.mutate(body)}
          onCancel={() => setOpen(false)}
        />
      </Modal>
    </>
  )
}

/** Opens every chunk of what the server keeps and checks the phone's seal; under the player's grant while it lives. */
function useVerify({ recording, held }: SealedFilePanelProps) {
  const [share, setShare] = useState(0)
  const verify = useMutation({
    mutationFn: async () => {
      setShare(0)
      const grant = held && isLive(held) ? held : await requestGrant(recording.recordingId, 'verify')
      const signal = AbortSignal.timeout(fetchLimitMs)
      const sealed = await fetchSealed(grant, 'sealed', signal, recording.sizeBytes ?? 0, () => undefined)
      return verifySealed(sealed, grant, setShare)
    },
    gcTime: 0,
  })
  return { verify, share }
}

type VerifyMutation = ReturnType<typeof useVerify>['verify']

function VerifyButton({ verify }: { readonly verify: VerifyMutation }) {
  const t = useTranslate()
  return (
    <Button icon={<SafetyOutlined />} loading={verify.isPending} onClick={() => verify.mutate()}>
      {t('console.recording.verify')}
    </Button>
  )
}

function VerifyResult({ verify, share }: { readonly verify: VerifyMutation; readonly share: number }) {
  const t = useTranslate()
  return (
    <>
      {verify.isPending && (
        <Progress percent={Math.round(share * 100)} aria-label={t('console.recording.verify')} />
      )}
      {verify.isError && <Alert type="error" showIcon title={verify.error.message} />}
      {verify.isSuccess && <VerdictNote verdict={verify.data} />}
    </>
  )
}

/** The sealed original: prove that it is whole, or take it along. */
export function SealedFilePanel({ recording, held }: SealedFilePanelProps) {
  const t = useTranslate()
  const mayListen = recording.listening === 'allowed' || held !== undefined
  const mayDownload = useMay('recordings:download')
  const { verify, share } = useVerify({ recording, held })
  if (recording.state !== 'stored' || (!mayListen && !mayDownload)) return null
  return (
    <Panel title={t('console.recording.sealed_original')}>
      <div className={styles.sealedActs}>
        <p className="quiet">{t('console.recording.sealed_text')}</p>
        <div className={styles.sealedButtons}>
          {mayListen && <VerifyButton verify={verify} />}
          {mayDownload && <Download recordingId={recording.recordingId} />}
        </div>
        <VerifyResult verify={verify} share={share} />
      </div>
    </Panel>
  )
}
