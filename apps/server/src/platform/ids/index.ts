export { bytesToId, createIdSource, createTestIdSource, idToBytes, type IdSource } from './ids.ts'
