import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { leave } from './leave.ts'

/** Says that a folder is ours, so that `--reset` empties nothing else. */
const markerName = '.smartym-demo'

/** Makes the data folder, or empties it with `isReset`. Leaves with a sentence when it belongs to somebody else. */
export function prepareDataDir(dir: string, isReset: boolean): void {
  const hasContent = existsSync(dir) && readdirSync(dir).length > 0
  const isOurs = existsSync(join(dir, markerName))
  if (hasContent && isReset && !isOurs) {
    leave(`${dir} was not made by npm start, so --reset leaves it alone: name another folder with --data.`)
  }
  if (hasContent && isReset) for (const name of readdirSync(dir)) rmSync(join(dir, name), { recursive: true })
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  if (!hasContent || isReset) writeFileSync(join(dir, markerName), '')
}
