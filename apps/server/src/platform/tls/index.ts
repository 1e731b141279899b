export { type CertificateFiles, openCertificateFiles, type TlsFiles } from './certificate-files.ts'
export { createCertificateMetrics } from './certificate.metrics.ts'
