import { expect, test } from 'vitest'
import { describeOnBothDialects } from '../../../platform/db/test/describe-on-both-dialects.ts'
import { createPasswordHasher } from '../passwords/password-hasher.ts'
import { createAccountsWorld, password } from '../test/accounts-world.ts'

/* However many are served, nobody has so many sessions that the oldest ends before it is told of. */
const agents = Array.from({ length: 20 }, (_, i) => `agent${i + 1}`)

describeOnBothDialects('nine o’clock', (makeDb) => {
  test('SEC-2: of 1,000 sign-ins at once those that find room are served, the others told when to come back, and who is signed in goes on meanwhile', async () => {
    const passwordHasher = createPasswordHasher({ maxRunning: 2, maxWaiting: 30 })
    const w = await createAccountsWorld(await makeDb(), { passwordHasher })
    await w.set('accounts.maxSessions', 1000 / agents.length)
    await w.addAccount('early', 'team_manager', w.team)
    for (const agent of agents) await w.addAccount(agent, 'agent', w.team)
    const early = w.visitor()
    await early.signIn(w.name('early'), password)

    const rush = Array.from({ length: 1000 }, (_, i) =>
      w.visitor(`10.${i % 250}.0.1`).signIn(w.name(agents[i % agents.length] ?? ''), password),
    )
    const meanwhile = await early.send('GET', '/session')
    const answers = await Promise.all(rush)
    expect(meanwhile.statusCode).toBe(200)
    const served = answers.filter(({ statusCode }) => statusCode === 201)
    const refused = answers.filter(({ statusCode }) => statusCode === 503)
    expect(served.length).toBeGreaterThanOrEqual(32)
    const others = answers.filter((answer) => !served.includes(answer) && !refused.includes(answer))
    expect(others.map(({ body }) => body)).toEqual([])
    for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect((await w.visitor().signIn(w.name('agent1'), password)).statusCode).toBe(201)
  }, 60_000)
})
