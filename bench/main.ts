/** `npm run bench [-- --rows N --seconds S --phones P name …]`: five tables, each figure against its rival of the same run. */
import { parseArgs } from 'node:util'
import { benchDialing } from './dialing/dialing.bench.ts'
import { benchLinks } from './links/links.bench.ts'
import { benchStorm } from './links/storm.bench.ts'
import { benchLists } from './lists/lists.bench.ts'
import { type BenchOptions, type BenchTable, publish } from './table.ts'
import { benchUploads } from './uploads/uploads.bench.ts'

const benches: Readonly<Record<string, (options: BenchOptions) => Promise<BenchTable>>> = {
  dialing: benchDialing,
  links: benchLinks,
  storm: benchStorm,
  uploads: benchUploads,
  lists: benchLists,
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
for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
  const bench = benches[name]
  if (bench === undefined)
    throw new Error(`there is no bench ${name}; there are ${Object.keys(benches).join(', ')}`)
  publish(await bench(options))
}
process.exit(0)
