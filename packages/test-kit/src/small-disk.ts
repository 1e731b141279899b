import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WrapCommand } from './process.ts'

/** A disk of its own for one process: a small tmpfs in a namespace, which needs no rights of root (Linux). */
export interface SmallDisk {
  wrap: WrapCommand
  /** Leaves not a byte free. */
  fill(): void
  /** Frees it again. */
  free(): void
}

/* Everything in the namespace ends with the process that it is for. */
const ownNamespace = ['unshare', '--map-root-user', '--mount', '--pid', '--fork', '--kill-child']

/** May this user have namespaces here; containers often forbid them. */
export function canMakeSmallDisk(): boolean {
  const [program = '', ...args] = ownNamespace
  return spawnSync(program, [...args, 'true']).status === 0
}

/** `dir` is where the disk lies for the process; others see an empty folder there. `signalDir` must be another folder. */
export function createSmallDisk(dir: string, signalDir: string, sizeBytes: number): SmallDisk {
  mkdirSync(dir, { recursive: true })
  mkdirSync(signalDir, { recursive: true })
  const signal = join(signalDir, 'fill')
  const filler = join(dir, 'filler')
  const script = [
    `mount -t tmpfs -o size=${sizeBytes} tmpfs "${dir}"`,
    `(while true; do
        if [ -e "${signal}" ] && [ ! -e "${filler}" ]; then dd if=/dev/zero of="${filler}" bs=1k 2>/dev/null; fi
        if [ ! -e "${signal}" ] && [ -e "${filler}" ]; then rm "${filler}"; fi
        sleep 0.1
      done) &`,
    'exec "$@"',
  ].join('\n')
  return {
    wrap: (command) => [...ownNamespace, 'sh', '-c', script, 'sh', ...command],
    fill: () => writeFileSync(signal, ''),
    free: () => rmSync(signal, { force: true }),
  }
}
