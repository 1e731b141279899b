export { openDocument, pageMargin, type PdfDocument } from './document.ts'
export { createPdf } from './pdf.ts'
