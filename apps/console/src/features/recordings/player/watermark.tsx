import { useEffect, useRef } from 'react'
import { theme } from 'antd'
import styles from './player.module.css'

/** The listener's name over the picture of the sound: what is filmed from the screen says who filmed it (SEC-7). */
export function Watermark({ text }: { readonly text: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { colorText } = theme.useToken().token

  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const { width, height } = element.getBoundingClientRect()
    const ratio = window.devicePixelRatio
    element.width = width * ratio
    element.height = height * ratio
    context.scale(ratio, ratio)
    context.font = `500 13px ${getComputedStyle(element).fontFamily}`
    context.fillStyle = colorText
    context.globalAlpha = 0.13
    context.rotate(-0.16)
    const stepX = context.measureText(text).width + 56
    for (let y = 16; y < height + width * 0.2; y += 44) {
      for (let x = -height + ((y / 44) % 2) * (stepX / 2); x < width + height; x += stepX) {
        context.fillText(text, x, y)
      }
    }
  }, [text, colorText])

  return <canvas ref={canvas} className={styles.watermark} aria-hidden="true" />
}
