import { X509Certificate } from 'node:crypto'
import { readFile, statfs } from 'node:fs/promises'
import type { Clock } from '../../../platform/clock/index.ts'
import type { PushHealth } from '../../gateway/index.ts'
import type { Probe } from './probe.ts'

const dayMs = 24 * 3_600_000
const gigabyte = 2 ** 30

/** Room for recordings and the database. */
export function diskProbe(dataDir: string): Probe {
  return {
    name: 'disk',
    async look() {
      const { bavail, blocks, bsize } = await statfs(dataDir)
      const [freeBytes, totalBytes] = [bavail * bsize, blocks * bsize]
      const share = freeBytes / totalBytes
      const values = { freeBytes, totalBytes }
      if (share < 0.05 || freeBytes < gigabyte) return [{ level: 'bad', state: 'low', values }]
      return [share < 0.15 ? { level: 'warn', state: 'low', values } : { level: 'ok', state: 'fine', values }]
    },
  }
}

/** Memory of this process. */
export function memoryProbe(): Probe {
  return {
    name: 'memory',
    async look() {
      const { rss, heapUsed } = process.memoryUsage()
      return [{ level: 'ok', state: 'fine', values: { rssBytes: rss, heapBytes: heapUsed } }]
    },
  }
}

/** How long the server's own certificate lasts; TLS may end in a proxy in front, which looks after its own. */
export function certificateProbe(certificateFile: string | undefined, clock: Pick<Clock, 'now'>): Probe {
  return {
    name: 'certificate',
    async look() {
      if (certificateFile === undefined) return [{ level: 'off', state: 'not_set_up' }]
      const at = new X509Certificate(await readFile(certificateFile)).validToDate.getTime()
      const daysLeft = Math.floor((at - clock.now()) / dayMs)
      const values = { daysLeft }
      if (daysLeft < 0) return [{ level: 'bad', state: 'ended', values, at }]
      if (daysLeft < 30) return [{ level: daysLeft < 7 ? 'bad' : 'warn', state: 'ending_soon', values, at }]
      return [{ level: 'ok', state: 'fine', values, at }]
    },
  }
}

const pushLevels = { fine: 'ok', failing: 'bad', not_set_up: 'off' } as const

/** Can phones be woken that are not connected. */
export function pushProbe(health: () => PushHealth): Probe {
  return {
    name: 'push',
    look: async () => [{ level: pushLevels[health()], state: health() }],
  }
}

/** Can renditions be made for the player. */
export function ffmpegProbe(missingTools: () => Promise<readonly string[]>): Probe {
  return {
    name: 'ffmpeg',
    async look() {
      const missing = await missingTools()
      return [missing.length === 0 ? { level: 'ok', state: 'fine' } : { level: 'warn', state: 'missing' }]
    },
  }
}
