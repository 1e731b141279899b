import type { ReactNode } from 'react'
import { CaretRightFilled } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import type { RecordingResponse } from '@smartym/contract'
import { SealedRecordingError } from '@smartym/sealed-recording'
import { type Translate, useTranslate } from '../../../platform/language.ts'
import { isProblem } from '../../../platform/problem.ts'
import { sealedErrorText } from '../sealed-texts.ts'
import type { PlayerState } from './player.machine.ts'
import styles from './player.module.css'

const bars = [
  5, 9, 14, 8, 18, 26, 20, 12, 30, 36, 24, 16, 28, 40, 32, 18, 10, 22, 34, 26, 14, 8, 16, 24, 12, 6, 10, 5,
]

function QuietBars() {
  return (
    <svg
      className={styles.quietBars}
      viewBox={`0 0 ${bars.length * 6} 44`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {bars.map((height, index) => (
        <rect
          key={index}
          x={index * 6 + 1}
          y={22 - height / 2}
          width="3"
          height={height}
          rx="1.5"
          fill="currentColor"
        />
      ))}
    </svg>
  )
}

/** Where the picture of the sound will be. */
export function QuietStage({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.quietStage}>
      <QuietBars />
      {children}
    </div>
  )
}

function failureText(t: Translate, error: Error): string {
  if (error instanceof SealedRecordingError) return sealedErrorText(t, error.code)
  return isProblem(error) ? error.message : t('console.failed')
}

function renditionText(t: Translate, rendition: RecordingResponse['rendition']): string | undefined {
  if (rendition === 'ready') return undefined
  return t(`console.rendition.${rendition}`)
}

export interface BeforeSoundProps {
  readonly state: Exclude<PlayerState, { kind: 'ready' }>
  readonly recording: Pick<RecordingResponse, 'rendition'>
  readonly onListen: () => void
}

/** The player before there is a sound: what to press, how far it is, or why not. */
export function BeforeSound({ state, recording, onListen }: BeforeSoundProps) {
  const t = useTranslate()
  const missing = renditionText(t, recording.rendition)
  if (state.kind === 'asking' || state.kind === 'loading') {
    const share = state.kind === 'loading' ? state.share : 0
    return (
      <QuietStage>
        <output>{t(state.kind === 'asking' ? 'console.player.asking' : 'console.player.opening')}</output>
        <Progress
          className={styles.loading ?? ''}
          percent={Math.round(share * 100)}
          aria-label={t('console.player.opening')}
        />
      </QuietStage>
    )
  }
  if (state.kind === 'idle' && missing !== undefined) {
    return (
      <QuietStage>
        <output>{missing}</output>
      </QuietStage>
    )
  }
  return (
    <QuietStage>
      {state.kind === 'failed' && <p role="alert">{failureText(t, state.error)}</p>}
      {state.kind === 'silent' && <output>{t(`console.player.silent.${state.reason}`)}</output>}
      <Button type="primary" size="large" icon={<CaretRightFilled />} onClick={onListen}>
        {t(state.kind === 'idle' ? 'console.player.listen' : 'console.player.listen_again')}
      </Button>
      {state.kind === 'idle' && <p className="quiet">{t('console.player.leaves_trace')}</p>}
    </QuietStage>
  )
}
