// @ts-check
/* Bundles the core into the one file that the engines of the phones load: `node packages/handset-core/build.mjs`. */
import { build } from 'esbuild'
import { join } from 'node:path'

/** @type {import('esbuild').BuildOptions} */
const options = {
  entryPoints: [join(import.meta.dirname, 'src/bundle.ts')],
  bundle: true,
  format: 'iife',
  target: 'es2023',
  platform: 'neutral',
  // libphonenumber-js names its ECMAScript modules by `exports` alone.
  conditions: ['import'],
  charset: 'utf8',
  legalComments: 'inline',
}

/** The bundle's text. */
export async function bundleHandsetCore() {
  const { outputFiles } = await build({ ...options, write: false })
  return outputFiles[0]?.text ?? ''
}

if (process.argv[1] === import.meta.filename)
  await build({
    ...options,
    outfile: join(import.meta.dirname, 'dist/handset-core.js'),
    minifySyntax: true,
    minifyWhitespace: true,
  })
