import { execFile } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const requirements = join(import.meta.dirname, 'requirements.txt')
/** Where the tests keep tools that are neither packages of npm nor of the machine. */
const toolDir = join(import.meta.dirname, '../../../../../var/tools/schemathesis')
const installedMark = join(toolDir, 'installed.txt')
const installTimeoutMs = 240_000

/**
 * The Python that has Schemathesis, in the versions of `requirements.txt`; installed from PyPI at first use and when these change.
 * Throws what Python or pip says when they cannot; Python must be 3.11 or later, with venv.
 */
export async function ensureSchemathesis(): Promise<string> {
  const python = join(toolDir, 'bin/python')
  const wanted = readFileSync(requirements, 'utf8')
  if (existsSync(installedMark) && readFileSync(installedMark, 'utf8') === wanted) return python
  rmSync(toolDir, { recursive: true, force: true })
  await run('python3', ['-m', 'venv', toolDir])
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input']
  await run(python, ['-m', 'pip', 'install', ...quiet, '--requirement', requirements], {
    timeout: installTimeoutMs,
  })
  writeFileSync(installedMark, wanted)
  return python
}
