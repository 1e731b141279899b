/** `npm run build`: the CRM's page into `dist/web`, the cockpit into `dist/cockpit`. */
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const here = import.meta.dirname
rmSync(join(here, 'dist'), { recursive: true, force: true })
for (const page of ['web', 'cockpit']) {
  await build({
    absWorkingDir: here,
    entryPoints: { [page]: `src/web/${page === 'web' ? 'crm' : 'cockpit'}.ts` },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    outdir: `dist/${page}`,
    legalComments: 'none',
  })
  cpSync(
    join(here, `src/web/${page === 'web' ? 'crm' : 'cockpit'}.html`),
    join(here, `dist/${page}/index.html`),
  )
}
