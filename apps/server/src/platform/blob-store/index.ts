export { BlobNotFoundError, type BlobStore } from './blob-store.port.ts'
export { DiskBlobStore, syncFolder } from './disk-blob-store.ts'
export { FakeBlobStore } from './fake-blob-store.ts'
