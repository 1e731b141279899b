import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A program or font that the tests need from the machine, and the Debian packages that bring it. */
export interface Service {
  name: string
  packages: string[]
  isPresent: () => boolean
}

/** Path of the first of `names` found on PATH or in the usual system folders. */
export function findProgram(names: readonly string[], path = process.env['PATH'] ?? ''): string | undefined {
  const folders = [...path.split(delimiter), '/usr/local/bin', '/usr/bin', '/usr/sbin', '/usr/local/sbin']
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return candidates.find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The Chromium that drives the end-to-end tests; `SMARTYM_TEST_CHROMIUM` names another. */
export function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  return process.env['SMARTYM_TEST_CHROMIUM'] ?? findProgram(names)
}

/* Without a font for Hangul every page renders as boxes, and a screenshot proves nothing. */
function hasFont(language: string): boolean {
  const list = spawnSync('fc-list', [`:lang=${language}`, 'family'], { encoding: 'utf8' })
  return list.status === 0 && list.stdout.trim() !== ''
}

/* Debian has the module that makes virtual environments in a package of its own. */
function hasPython(): boolean {
  const check = 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))'
  return spawnSync('python3', ['-c', check]).status === 0
}

/* The -core packages bring the MariaDB binaries without a system service, so nothing is started by the installation. */
export const neededServices: readonly Service[] = [
  {
    name: 'MariaDB server (mariadbd)',
    packages: ['mariadb-server-core', 'mariadb-client-core'],
    isPresent: () =>
      process.env['SMARTYM_TEST_MARIADB_URL'] !== undefined ||
      (findProgram(['mariadbd']) !== undefined && findProgram(['mariadb-install-db']) !== undefined),
  },
  {
    name: 'ffmpeg and ffprobe',
    packages: ['ffmpeg'],
    isPresent: () => findProgram(['ffmpeg']) !== undefined && findProgram(['ffprobe']) !== undefined,
  },
  { name: 'Chromium', packages: ['chromium'], isPresent: () => findChromium() !== undefined },
  {
    name: 'fonts for Korean, Japanese and Chinese',
    packages: ['fonts-noto-cjk', 'fontconfig'],
    isPresent: () => ['ko', 'ja', 'zh-cn'].every(hasFont),
  },
  {
    name: 'Python 3.11 or later with venv (for Schemathesis)',
    packages: ['python3', 'python3-venv'],
    isPresent: hasPython,
  },
  { name: 'OpenSSL', packages: ['openssl'], isPresent: () => findProgram(['openssl']) !== undefined },
  { name: 'git', packages: ['git'], isPresent: () => findProgram(['git']) !== undefined },
]

function runApt(args: readonly string[]): boolean {
  for (let attempt = 1; attempt <= 3; attempt++) {
    const run = spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    if (run.status === 0) return true
    console.log(`apt-get ${args[0]} failed (attempt ${attempt} of 3)`)
  }
  return false
}

function missingOf(services: readonly Service[]): Service[] {
  return services.filter((service) => !service.isPresent())
}

/** What a person has to do about missing services, in two lines. */
export function describeMissing(missing: readonly Service[]): string {
  const names = missing.map((service) => service.name).join('; ')
  const packages = missing.flatMap((service) => service.packages).join(' ')
  return [
    `The tests need what this machine does not have: ${names}.`,
    `Debian or Ubuntu: sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages}`,
  ].join('\n')
}

/** Makes sure that every service is there: with apt when this user may, else it throws what to install. */
export function ensureServices(services: readonly Service[] = neededServices): void {
  const missing = missingOf(services)
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || findProgram(['apt-get']) === undefined)
    throw new Error(describeMissing(missing))
  console.log(`Installing with apt: ${missing.map((service) => service.name).join('; ')} …`)
  const packages = missing.flatMap((service) => service.packages)
  // An old package list may still be good enough, so a failed update alone is no reason to stop.
  runApt(['update', '-qq'])
  runApt(['install', '-y', '-qq', '--no-install-recommends', ...packages])
  const stillMissing = missingOf(missing)
  if (stillMissing.length > 0) throw new Error(describeMissing(stillMissing))
}
