export { type BlobStore } from './blob-store.port.ts'
export { DiskBlobStore, syncFolder } from './disk-blob-store.ts'
