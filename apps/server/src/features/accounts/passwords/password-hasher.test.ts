import { expect, test } from 'vitest'
import { createPasswordHasher } from './password-hasher.ts'

test('SEC-1: passwords are kept as Argon2id hashes with 19 MiB and two passes', async () => {
  const hasher = createPasswordHasher({ maxRunning: 2, maxWaiting: 10 })
  const passwordHash = await hasher.hash('한글-비밀번호-1')
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await hasher.verify(passwordHash, '한글-비밀번호-1'.normalize('NFD'))).toBe(true)
  expect(await hasher.verify(passwordHash, '한글-비밀번호-2')).toBe(false)
})

test('SEC-1: when too many sign in at once the rest are told to come back, and those in line are served', async () => {
  const hasher = createPasswordHasher({ maxRunning: 1, maxWaiting: 2 })
  const results = await Promise.allSettled([1, 2, 3, 4].map((n) => hasher.hash(`password ${n}`)))
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
  expect(results[3]).toMatchObject({ reason: { code: 'server.busy', retryAfterSeconds: 1 } })
  await expect(hasher.hash('later')).resolves.toMatch(/^\$argon2id/)
})
