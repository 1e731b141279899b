export { createTimedCache, type TimedCache, type TimedCacheOptions } from './timed-cache.ts'
