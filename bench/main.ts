/** `npm run bench [-- --rows N --seconds S --phones P name …]`: eleven tables, each figure against its rival of the same run. */
import { parseArgs } from 'node:util'
import { ensureServices, findProgram, neededServices } from '../scripts/testing/services.ts'
import { benchAndroid } from './android/android.bench.ts'
import { benchAudit } from './audit/audit.bench.ts'
import { benchColumns } from './columns/columns.bench.ts'
import { benchDialing } from './dialing/dialing.bench.ts'
import { benchLinks } from './links/links.bench.ts'
import { benchStorm } from './links/storm.bench.ts'
import { benchDeskLists } from './lists/desk-lists.bench.ts'
import { benchLists } from './lists/lists.bench.ts'
import { benchPermissions } from './permissions/permissions.bench.ts'
import { benchSignIns } from './sign-ins/sign-ins.bench.ts'
import { type BenchOptions, type BenchTable, publish } from './table.ts'
import { benchUploads } from './uploads/uploads.bench.ts'

const benches: Readonly<Record<string, (options: BenchOptions) => Promise<BenchTable>>> = {
  dialing: benchDialing,
  links: benchLinks,
  storm: benchStorm,
  uploads: benchUploads,
  lists: benchLists,
  'desk-lists': benchDeskLists,
  permissions: benchPermissions,
  audit: benchAudit,
  columns: benchColumns,
  'sign-ins': benchSignIns,
  android: benchAndroid,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '10' },
    phones: { type: 'string', default: '10000' },
  },
})
const options = { rows: Number(values.rows), seconds: Number(values.seconds), phones: Number(values.phones) }
const names = positionals.length > 0 ? positionals : Object.keys(benches)
const unknown = names.find((name) => benches[name] === undefined)
if (unknown !== undefined)
  throw new Error(`there is no bench ${unknown}; there are ${Object.keys(benches).join(', ')}`)

const mosquitto = {
  name: 'Mosquitto',
  packages: ['mosquitto'],
  isPresent: () => findProgram(['mosquitto']) !== undefined,
}
ensureServices([...neededServices.filter(({ name }) => name.startsWith('MariaDB')), mosquitto])

let hasFailed = false
for (const name of names) {
  try {
    const table = await benches[name]?.(options)
    if (table !== undefined) publish(table)
  } catch (error) {
    /* The others are measured all the same. */
    hasFailed = true
    console.error(`the bench ${name} failed:`, error)
  }
}
process.exit(hasFailed ? 1 : 0)
