/** Width for which the phone's screens are drawn. */
const phoneWidth = 360

/** Draws the phone as wide as a phone is and scales it into the room that there is. */
export function fitPhone(frame: HTMLIFrameElement, room: HTMLElement): void {
  new ResizeObserver(() => {
    const scale = Math.min(1.1, room.clientWidth / phoneWidth)
    frame.style.width = `${phoneWidth}px`
    frame.style.height = `${room.clientHeight / scale}px`
    frame.style.transform = `scale(${scale})`
    frame.style.marginInlineStart = `${Math.max(0, (room.clientWidth - phoneWidth * scale) / 2)}px`
  }).observe(room)
}
