/** `npm run build`: bundles for browsers and servers into `dist/`, with declarations. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = import.meta.dirname
const dist = join(here, 'dist')
rmSync(dist, { recursive: true, force: true })
const common = {
  bundle: true,
  outdir: dist,
  target: 'es2022',
  legalComments: 'none',
  sourcemap: true,
  absWorkingDir: here,
} as const
await build({
  ...common,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  entryPoints: ['src/index.ts', 'src/dial-button.ts'],
})
await build({
  ...common,
  format: 'iife',
  platform: 'browser',
  minify: true,
  entryPoints: { 'smartym-dial-button': 'src/dial-button.ts', 'tel-page': 'src/tel-page.ts' },
})
copyFileSync(join(here, 'src/tel-page.html'), join(dist, 'tel-page.html'))
const compiler = join(dirname(fileURLToPath(import.meta.resolve('typescript-7/package.json'))), 'bin/tsc')
execFileSync(process.execPath, [compiler, '-p', join(here, 'tsconfig.build.json')], { stdio: 'inherit' })
