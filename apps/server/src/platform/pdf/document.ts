import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

/** A document of A4 pages with the fonts `regular` and `bold`, which have Korean letters. */
export type PdfDocument = InstanceType<typeof PDFDocument>

export const pageMargin = 56

export interface DocumentOptions {
  readonly title: string
  readonly language?: 'ko' | 'en'
  /** Stands in the file, so that the same content makes the same bytes. */
  readonly createdAt: Date
  /** Pages stay open until the end, for what is written on all of them. */
  readonly bufferPages?: boolean
}

const { resolve } = createRequire(import.meta.url)
const regular = resolve('@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf')
const bold = resolve('@expo-google-fonts/noto-sans-kr/700Bold/NotoSansKR_700Bold.ttf')

/** Begins a document; `end` gives its bytes. */
export function openDocument({ title, language, createdAt, bufferPages = false }: DocumentOptions): {
  readonly document: PdfDocument
  end(): Promise<Buffer>
} {
  const document = new PDFDocument({
    size: 'A4',
    margin: pageMargin,
    bufferPages,
    font: regular,
    displayTitle: true,
    info: { Title: title, Producer: 'SmartyM', CreationDate: createdAt },
    ...(language !== undefined && { lang: language }),
  })
  document.registerFont('regular', regular).registerFont('bold', bold)
  const pieces: Buffer[] = []
  document.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = new Promise<void>((done, failed) => document.on('end', done).on('error', failed))
  return {
    document,
    async end() {
      document.end()
      await ended
      return Buffer.concat(pieces)
    },
  }
}
