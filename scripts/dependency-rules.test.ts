import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

interface Rule {
  name: string
}
interface Violation {
  from: string
  to: string
  rule: { name: string; severity: string }
}

const root = join(import.meta.dirname, '..')
const config = join(root, '.dependency-cruiser.cjs')
const rules = (createRequire(import.meta.url)(config) as { forbidden: Rule[] }).forbidden
const server = 'apps/server/src'
const slices = rules.filter((rule) => rule.name.startsWith('slice-order/')).map((rule) => rule.name.slice(12))
const tableRows = rules
  .filter((rule) => rule.name.startsWith('import-table/'))
  .map((rule) => rule.name.slice(13))

/* Rule → the file that breaks it and what that file imports. Specifiers are written as our code writes them. */
const planted = new Map<string, [file: string, specifier: string]>([
  ...slices.map((slice, index): [string, [string, string]] => {
    const later = slices[index + 1] ?? 'system'
    return [`slice-order/${slice}`, [`${server}/features/${slice}/planted.ts`, `../${later}/index.ts`]]
  }),
  // Nothing but tests may use the test-kit, so importing it breaks every row of the table.
  ...tableRows.map((folder): [string, [string, string]] => [
    `import-table/${folder}`,
    [`${folder}/src/planted.ts`, '@smartym/test-kit'],
  ]),
  ['slice-not-in-order-list', [`${server}/features/billing/billing.rules.ts`, './billing.config.ts']],
  ['slice-face-only', [`${server}/features/calls/calls.service.ts`, '../audit/audit.config.ts']],
  ['slices-only-through-their-face', [`${server}/app/routes.ts`, '../features/audit/audit.config.ts']],
  ['store-is-a-leaf', [`${server}/features/lines/lines.store.ts`, './lines.service.ts']],
  ['routes-go-through-service', [`${server}/features/lines/lines.routes.ts`, './lines.table.ts']],
  ['rules-are-pure', [`${server}/features/devices/devices.rules.ts`, '../../platform/clock/index.ts']],
  ['rules-know-rows-as-types', [`${server}/features/lines/lines.rules.ts`, './lines.table.ts']],
  ['platform-knows-no-feature', [`${server}/platform/http/planted.ts`, '../../features/audit/index.ts']],
  ['features-never-import-app', [`${server}/features/devices/devices.service.ts`, '../../app/jobs.ts']],
  ['console-slices-are-islands', ['apps/console/src/features/calls/calls.page.ts', '../audit/audit.page.ts']],
  ['packages-never-import-apps', ['packages/rules/src/to-app.ts', '@smartym/server']],
  ['apps-never-import-apps', ['apps/console/src/to-server.ts', '@smartym/server']],
  ['test-kit-is-for-tests', ['apps/server/src/platform/planted.ts', '@smartym/test-kit']],
  ['pure-packages', ['packages/contract/src/reads-a-file.ts', 'node:fs']],
  ['handset-core-stands-alone', ['packages/handset-core/src/uses-npm.ts', 'leftpad']],
  ['no-cycles', [`${server}/platform/clock/a.ts`, './b.ts']],
])

/* What is allowed: it must not be reported. */
const innocent: [file: string, specifier: string][] = [
  [`${server}/features/calls/calls.routes.ts`, './calls.service.ts'],
  [`${server}/features/calls/calls.view.ts`, '../audit/index.ts'],
  [`${server}/app/container.ts`, '../features/audit/index.ts'],
  [`${server}/platform/clock/b.test.ts`, '@smartym/test-kit'],
  [`${server}/main.ts`, 'node:fs'],
  ['apps/console/src/client.ts', '@smartym/click-to-call'],
  ['packages/handset-core/src/handset.ts', '@smartym/rules'],
  ['packages/test-kit/src/constellation.ts', '@smartym/server'],
]

const targets: [file: string, specifier?: string][] = [
  ['apps/server/src/index.ts'],
  ['apps/console/src/features/audit/audit.page.ts'],
  [`${server}/features/system/index.ts`],
  ...slices.map((slice): [string] => [`${server}/features/${slice}/index.ts`]),
  [`${server}/features/audit/audit.config.ts`],
  [`${server}/features/billing/billing.config.ts`],
  [`${server}/features/lines/lines.service.ts`],
  [`${server}/features/lines/lines.table.ts`],
  [`${server}/platform/clock/index.ts`],
  [`${server}/platform/clock/b.ts`, './a.ts'],
  [`${server}/app/jobs.ts`],
  ...['rules', 'test-kit', 'click-to-call'].map((name): [string] => [`packages/${name}/src/index.ts`]),
]

function writeTree(dir: string, files: readonly [file: string, specifier?: string][]): void {
  for (const [file, specifier] of files) {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    const lines = specifier === undefined ? [] : [`import '${specifier}'`]
    writeFileSync(join(dir, file), [...lines, 'export const here = true', ''].join('\n'))
  }
}

function linkWorkspaces(dir: string): void {
  mkdirSync(join(dir, 'node_modules/@smartym'), { recursive: true })
  for (const folder of ['apps/server', 'packages/rules', 'packages/test-kit', 'packages/click-to-call']) {
    const name = folder.split('/')[1] ?? ''
    mkdirSync(join(dir, folder), { recursive: true })
    writeFileSync(
      join(dir, folder, 'package.json'),
      JSON.stringify({ name: `@smartym/${name}`, type: 'module', exports: { '.': './src/index.ts' } }),
    )
    symlinkSync(join(dir, folder), join(dir, 'node_modules/@smartym', name))
  }
  writeTree(dir, [['node_modules/leftpad/index.js']])
  writeFileSync(join(dir, 'node_modules/leftpad/package.json'), '{"name":"leftpad","type":"module"}')
}

function cruise(files: readonly [file: string, specifier?: string][]): Violation[] {
  const dir = mkdtempSync(join(tmpdir(), 'smartym-rules-'))
  folders.push(dir)
  linkWorkspaces(dir)
  writeTree(dir, [...targets, ...files])
  writeFileSync(join(dir, 'package.json'), '{"type":"module","dependencies":{"leftpad":"1.0.0"}}')
  writeFileSync(join(dir, 'tsconfig.json'), '{"compilerOptions":{"module":"nodenext","target":"es2024"}}')
  const depcruise = join(root, 'node_modules/.bin/depcruise')
  const run = spawnSync(depcruise, ['--config', config, '--output-type', 'json', 'apps', 'packages'], {
    cwd: dir,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (run.stdout === '') throw new Error(run.stderr)
  return (JSON.parse(run.stdout) as { summary: { violations: Violation[] } }).summary.violations
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

describe('dependency rules', () => {
  test('every rule has a planted violation', () => {
    expect([...planted.keys()].toSorted()).toEqual(rules.map((rule) => rule.name).toSorted())
  })

  test('every planted violation is caught, as an error, in the file that was planted', () => {
    const violations = cruise([...planted.values()])
    const uncaught = [...planted].filter(
      ([rule, [file]]) =>
        !violations.some(
          (found) => found.rule.name === rule && found.from === file && found.rule.severity === 'error',
        ),
    )
    expect(uncaught).toEqual([])
  })

  test('what the table allows is not reported', () => {
    const violations = cruise(innocent)
    expect(violations.filter((found) => innocent.some(([file]) => file === found.from))).toEqual([])
  })
})
