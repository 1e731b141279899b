export { createTimedCache, type TimedCache, type TimedCacheOptions } from './timed-cache.ts'
export { type BatchLoader, createBatchLoader } from './batch-loader.ts'
