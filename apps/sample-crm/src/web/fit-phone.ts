/** The screen for which the phone is drawn. */
const phoneWidth = 360
const phoneHeight = 740
const largestScale = 1.1

/** Draws the phone in its own shape and scales it into the room that there is; a higher room makes a longer phone. */
export function fitPhone(frame: HTMLIFrameElement, room: HTMLElement): void {
  new ResizeObserver(() => {
    const { clientWidth, clientHeight } = room
    const scale = Math.min(largestScale, clientWidth / phoneWidth, clientHeight / phoneHeight)
    frame.style.width = `${phoneWidth}px`
    frame.style.height = `${clientHeight / scale}px`
    frame.style.transform = `scale(${scale})`
    frame.style.marginInlineStart = `${Math.max(0, (clientWidth - phoneWidth * scale) / 2)}px`
  }).observe(room)
}
