/* A server of made-up answers for drawing the console: `node dev/fake-server.ts [port]`, then `SMARTYM_API=… npm run dev`,
   or open its own address for the built console under its real policy. Sign in as manager, team, admin, auditor or agent. */
import { startFakeServer } from './fake/serve.ts'

const { address } = await startFakeServer(Number(process.argv[2] ?? 0))
process.stdout.write(`${address}\n`)
