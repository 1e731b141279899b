import type { ReactNode } from 'react'
import styles from './mark.module.css'

export type Tone = 'green' | 'blue' | 'amber' | 'violet' | 'red' | 'orange' | 'grey'
export type Shape = keyof typeof shapes

const shapes = {
  dot: <circle cx="6" cy="6" r="5" fill="currentColor" />,
  square: <rect x="1" y="1" width="10" height="10" rx="2.5" fill="currentColor" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.3" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M6 1a5 5 0 0 0 0 10z" fill="currentColor" />
    </>
  ),
  ring: <circle cx="6" cy="6" r="3.9" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  hollow: (
    <circle
      cx="6"
      cy="6"
      r="4.3"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeDasharray="2.2 1.6"
    />
  ),
  triangle: <path d="M6 .8 11.6 11H.4z" fill="currentColor" />,
  cross: <path d="m2 2 8 8M10 2l-8 8" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
  check: (
    <path
      d="m1.5 6.5 3 3 6-7"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  lock: (
    <>
      <rect x="1.5" y="5" width="9" height="6.4" rx="1.4" fill="currentColor" />
      <path d="M3.6 5V3.6a2.4 2.4 0 0 1 4.8 0V5" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  bars: (
    <path
      d="M1.5 7.5v-3M4.5 9.8V2.2M7.5 8.5v-5M10.5 7v-2"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
    />
  ),
  dash: <path d="M2 6h8" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
  clock: (
    <>
      <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.3" />
      <path d="M6 3.4V6l1.8 1.2" fill="none" stroke="currentColor" strokeWidth="1.3" strokeLinecap="round" />
    </>
  ),
} satisfies Record<string, ReactNode>

export interface MarkProps {
  readonly tone: Tone
  readonly shape: Shape
  /** Diameter in pixels. */
  readonly size?: number
  readonly isPulsing?: boolean
}

/** The small sign of a state. It never stands alone: a word is beside it. */
export function Mark({ tone, shape, size = 12, isPulsing = false }: MarkProps) {
  return (
    <svg
      className={isPulsing ? `${styles.mark} ${styles.pulsing}` : styles.mark}
      data-tone={tone}
      width={size}
      height={size}
      viewBox="0 0 12 12"
      aria-hidden="true"
    >
      {shapes[shape]}
    </svg>
  )
}

export interface MarkedTextProps extends MarkProps {
  readonly text: string
}

/** A state as colour, shape and word. */
export function MarkedText({ text, ...mark }: MarkedTextProps) {
  return (
    <span className={styles.text}>
      <Mark {...mark} />
      <span className="cut">{text}</span>
    </span>
  )
}
