export {
  bytesToId,
  createIdSource,
  createTestIdSource,
  createUuidSource,
  idToBytes,
  type IdSource,
} from './ids.ts'
