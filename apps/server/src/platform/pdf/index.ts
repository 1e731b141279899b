export { createPdf, type Pdf, type PdfOptions, type SignatureBox } from './pdf.ts'
