import { useEffect, useRef } from 'react'
import { theme } from 'antd'
import type { Waveform as WaveformData } from '@smartym/contract'
import { findStyleNonce } from '../../../platform/style-nonce.ts'
import { useThemeName } from '../../../platform/theme.ts'
import type { Playback } from './playback.ts'

const heightPx = 104

/** Upper and lower edge as the drawing takes them: two rows of figures from 0 to 1. */
export function edgesOf({ minimums, maximums }: Pick<WaveformData, 'minimums' | 'maximums'>): number[][] {
  return [
    maximums.map((value) => Math.max(0, value) / 127),
    minimums.map((value) => Math.max(0, -value) / 128),
  ]
}

export interface WaveformProps {
  readonly playback: Playback
  readonly waveform: WaveformData
}

/** Draws the sound with what the server measured; nothing is decoded here. */
export function Waveform({ playback, waveform }: WaveformProps) {
  const container = useRef<HTMLDivElement>(null)
  const { token } = theme.useToken()
  const { colorError, colorPrimary } = token
  // Opaque, because the played part is painted over it with its own transparency.
  const restColor = useThemeName() === 'dark' ? '#5b6472' : '#aab3c0'

  useEffect(() => {
    let isGone = false
    let destroy: (() => void) | undefined
    async function draw(): Promise<void> {
      const { default: WaveSurfer } = await import('wavesurfer.js')
      const nonce = findStyleNonce()
      const audio = playback.element()
      if (isGone || !container.current || !audio) return
      const drawing = WaveSurfer.create({
        container: container.current,
        media: audio,
        url: audio.src,
        peaks: edgesOf(waveform),
        duration: waveform.durationMs / 1000,
        height: heightPx,
        waveColor: restColor,
        progressColor: colorPrimary,
        cursorColor: colorError,
        cursorWidth: 2,
        barWidth: 2,
        barGap: 1,
        barRadius: 1,
        normalize: true,
        interact: false,
        hideScrollbar: true,
        ...(nonce !== undefined && { cspNonce: nonce }),
      })
      destroy = () => drawing.destroy()
    }
    void draw()
    return () => {
      isGone = true
      destroy?.()
    }
  }, [playback, waveform, colorPrimary, restColor, colorError])

  return <div ref={container} style={{ height: heightPx }} aria-hidden="true" />
}
