/** `npm run build`: the phone's screens as one page, one script, one style sheet in `dist/`. */
import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const here = import.meta.dirname
rmSync(join(here, 'dist'), { recursive: true, force: true })
await build({
  absWorkingDir: here,
  entryPoints: { 'handset-ui': 'src/main.tsx' },
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  outdir: 'dist',
  legalComments: 'none',
  charset: 'utf8',
})
copyFileSync(join(here, 'src/index.html'), join(here, 'dist/index.html'))
