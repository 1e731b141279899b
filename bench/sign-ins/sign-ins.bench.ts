import { randomUUID } from 'node:crypto'
import { createPoster } from '../dialing/http-client.ts'
import { connectAll } from '../links/phones.ts'
import type { Prove } from '../links/proofs.ts'
import { type Smartym, withSmartym } from '../smartym.ts'
import { type BenchOptions, type BenchTable, timingsOf } from '../table.ts'

const signIns = 1000
const inFlight = 64
const goalSeconds = 150
const password = 'bench-vK8-mt0!Zq'

/** Clicks on the phones after those that sign in, 64 at a time, as long as `isWanted`. */
async function click(smartym: Smartym, clicked: number, isWanted: () => boolean): Promise<number[]> {
  const { server, seeded, phone } = smartym
  const headers = { authorization: `Bearer ${seeded.apiKey}` }
  const post = createPoster(`${server.ready.url}/api/v1/dial-requests`, headers)
  const durations: number[] = []
  while (isWanted()) {
    await server.ask('reset')
    let next = 0
    const worker = async (): Promise<void> => {
      while (next < clicked && isWanted()) {
        const { agentId } = phone(signIns + next++)
        const body = JSON.stringify({ agent: { agentId }, phoneNumber: '+821000001234' })
        const begin = performance.now()
        const { status } = await post(body, { 'idempotency-key': randomUUID() })
        if (status !== 201) throw new Error(`a dial request was answered ${status}`)
        durations.push(performance.now() - begin)
      }
    }
    await Promise.all(Array.from({ length: inFlight }, worker))
  }
  return durations
}

/** One agent signs in on a phone; sent away, it comes back when it was told to or a little later, as phones do. */
async function signIn(url: string, prove: Prove | undefined, loginId: string): Promise<number> {
  const address = `${url}/api/v1/handset/sign-in`
  const post = createPoster(address, {})
  for (let refusals = 0; ; refusals += 1) {
    const { status, body } = await post(JSON.stringify({ loginId, password }), prove?.('POST', address))
    if (status === 201) return refusals
    // Meanwhile the nonce may have grown old; the answer told a new one.
    if (status === 401 && body.includes('devices.proof_nonce_required')) continue
    if (status !== 503 && status !== 429) throw new Error(`a sign-in was answered ${status}: ${body}`)
    const { retryAfterSeconds = 1 } = JSON.parse(body) as { retryAfterSeconds?: number }
    await new Promise((resolve) => setTimeout(resolve, (retryAfterSeconds + 2 * Math.random()) * 1000))
  }
}

/** 1,000 agents sign in at once while CRMs go on dialing. */
export async function benchSignIns({ seconds }: BenchOptions): Promise<BenchTable> {
  const clicked = 1000
  return withSmartym({ phones: signIns + clicked, password }, async (smartym) => {
    const { server, connect } = smartym
    const provers: Prove[] = []
    await connectAll(signIns + clicked, async (index) => {
      const phone = await connect(index)
      provers[index] = phone.prove
      return phone
    })
    const alone = (from: number) => () => performance.now() - from < seconds * 1000
    await click(smartym, clicked, alone(performance.now()))
    const without = timingsOf(await click(smartym, clicked, alone(performance.now())))

    const begin = performance.now()
    let isOver = false
    const clicks = click(smartym, clicked, () => !isOver)
    const refusals = await Promise.all(
      Array.from({ length: signIns }, (_, index) =>
        signIn(server.ready.url, provers[index], `bench${index}`),
      ),
    )
    const tookSeconds = (performance.now() - begin) / 1000
    isOver = true
    const meanwhile = timingsOf(await clicks)
    return {
      name: 'sign-ins',
      figures: [
        {
          what: `${signIns} sign-ins at once`,
          n: signIns,
          value: tookSeconds,
          unit: 's',
          rival: 'what a morning may take',
          rivalValue: goalSeconds,
          ratio: tookSeconds / goalSeconds,
          goal: '≤ 1',
        },
        {
          what: 'dial request meanwhile',
          n: meanwhile.n,
          value: meanwhile.p99,
          unit: 'ms p99',
          rival: `without sign-ins (n=${without.n})`,
          rivalValue: without.p99,
          ratio: meanwhile.p99 / without.p99,
          goal: '≤ 2',
        },
      ],
      details: { inFlight, without, meanwhile, refusals: refusals.reduce((sum, each) => sum + each, 0) },
    }
  })
}
