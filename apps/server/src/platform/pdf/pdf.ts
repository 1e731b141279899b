import { type DocumentOptions, openDocument, pageMargin as margin } from './document.ts'

/** A page with Korean words: what letters and forms of the company are made of. */
export interface Pdf {
  /** At the top, with whose paper it is above. */
  title(text: string, over?: string): void
  paragraph(text: string): void
  /** Names at the left, values at the right; a row stays together. */
  table(rows: readonly (readonly [name: string, value: string])[]): void
  /** Boxes side by side for who signs, at the end of the page's words. */
  signatures(boxes: readonly SignatureBox[]): void
  /** Ends the document; its bytes. */
  end(): Promise<Buffer>
}

export interface SignatureBox {
  readonly title: string
  readonly name: string
  readonly note: string
  /** A PNG, drawn over the name as a seal is. */
  readonly image?: Uint8Array
}

const nameWidth = 140
const pad = 6
const box = { height: 92, perRow: 4, gap: 8 }
const line = '#c5ccd4'
const ink = '#101418'
const soft = '#3d4650'

/** Begins a document of A4 pages. */
export function createPdf(options: DocumentOptions): Pdf {
  const { document, end } = openDocument(options)
  const width = document.page.width - 2 * margin
  const bottom = document.page.height - margin

  function makeRoom(height: number): void {
    if (document.y + height > bottom) document.addPage()
  }

  function drawRow(name: string, value: string): void {
    document.font('regular').fontSize(10)
    const valueWidth = width - nameWidth - 2 * pad
    const height = Math.max(
      document.heightOfString(name, { width: nameWidth - 2 * pad }),
      document.heightOfString(value, { width: valueWidth }),
    )
    makeRoom(height + 2 * pad)
    const top = document.y
    document
      .rect(margin, top, width, height + 2 * pad)
      .strokeColor(line)
      .lineWidth(0.5)
      .stroke()
    document.fillColor(soft).text(name, margin + pad, top + pad, { width: nameWidth - 2 * pad })
    document.fillColor(ink).text(value, margin + nameWidth + pad, top + pad, { width: valueWidth })
    document.x = margin
    document.y = top + height + 2 * pad
  }

  function drawBox({ title: head, name, note, image }: SignatureBox, left: number, boxWidth: number): void {
    const top = document.y
    document.rect(left, top, boxWidth, box.height).strokeColor(line).lineWidth(0.5).stroke()
    const inner = { width: boxWidth - 2 * pad, align: 'center', height: 28, ellipsis: true } as const
    document
      .font('regular')
      .fontSize(9)
      .fillColor(soft)
      .text(head, left + pad, top + pad, inner)
    document
      .font('bold')
      .fontSize(11)
      .fillColor(ink)
      .text(name, left + pad, top + 38, inner)
    document
      .font('regular')
      .fontSize(8)
      .fillColor(soft)
      .text(note, left + pad, top + 66, inner)
    if (image !== undefined)
      document.image(Buffer.from(image), left + boxWidth / 2 - 30, top + 22, {
        fit: [60, 60],
        align: 'center',
        valign: 'center',
      })
    document.x = margin
    document.y = top
  }

  return {
    title(text, over) {
      if (over !== undefined) document.font('regular').fontSize(10).fillColor(soft).text(over)
      document.font('bold').fontSize(20).fillColor(ink).text(text)
      document.moveDown(0.8)
    },
    paragraph(text) {
      document.font('regular').fontSize(10.5).fillColor(ink).text(text, { width, lineGap: 3 })
      document.moveDown(0.8)
    },
    table(rows) {
      for (const [name, value] of rows) drawRow(name, value)
      document.moveDown(1)
    },
    signatures(boxes) {
      const boxWidth = (width - (box.perRow - 1) * box.gap) / box.perRow
      for (let at = 0; at < boxes.length; at += box.perRow) {
        makeRoom(box.height)
        for (const [place, each] of boxes.slice(at, at + box.perRow).entries())
          drawBox(each, margin + place * (boxWidth + box.gap), boxWidth)
        document.y += box.height + box.gap
      }
    },
    end,
  }
}
