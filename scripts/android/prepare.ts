import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { bundleHandsetCore } from '../../packages/handset-core/build.mjs'
import { runMaven } from './maven.ts'
import { androidJar, app, baseApk, built, manifest, resourceRules, root, type Variant } from './places.ts'
import { BuildFailure, run } from './run.ts'
import { stripBytecode } from './strip-bytecode.ts'

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string }
export { version }

/** `1.2.3` is 10203: it grows with every release, as Android asks. */
export function versionCodeOf(text: string): number {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map(Number)
  return major * 10_000 + minor * 100 + patch
}

/** Maven's part before the compiler: tools and libraries are in `target/` when it ends. */
export function fetchTools(): void {
  if (runMaven(['-q', 'process-resources']) !== 0) throw new BuildFailure('Maven could not bring the tools')
}

/** The core as bytecode of the very engine that runs it, and the screens. */
export async function writeAssets(): Promise<void> {
  rmSync(built.assets, { recursive: true, force: true })
  mkdirSync(join(built.assets, 'ui'), { recursive: true })
  const script = join(app, 'target/handset-core.js')
  const { code } = await transform(await bundleHandsetCore(), { minify: true, legalComments: 'none' })
  writeFileSync(script, code)
  const classPath = [`${built.engine}/*`, `${built.libraries}/*`].join(':')
  const compiler = join(app, 'src/build/CompileBundle.java')
  const bytecode = join(app, 'target/handset-core.bin')
  run('java', ['-cp', classPath, compiler, script, bytecode])
  writeFileSync(join(built.assets, 'handset-core.bin'), stripBytecode(readFileSync(bytecode)))
  const screens = join(root, 'packages/handset-ui')
  run('node', ['build.ts'], screens)
  for (const name of ['index.html', 'handset-ui.js', 'handset-ui.css'])
    copyFileSync(join(screens, 'dist', name), join(built.assets, 'ui', name))
}

/** Manifest, resources and assets as an APK without code. */
export function linkResources(variant: Variant = 'release'): void {
  mkdirSync(built.apk, { recursive: true })
  const compiled = join(built.apk, 'resources.zip')
  run('aapt2', ['compile', '--dir', join(app, 'src/main/res'), '-o', compiled])
  run('aapt2', [
    'link',
    '-o',
    baseApk[variant],
    '-I',
    androidJar,
    '--manifest',
    manifest,
    // This aapt2 is older than <queries>.
    '--warn-manifest-validation',
    '-A',
    built.assets,
    '--version-name',
    version,
    '--version-code',
    `${versionCodeOf(version)}`,
    // Debian’s aapt2 knows no <queries> (Android 11), and writes it all the same.
    '--warn-manifest-validation',
    '--java',
    join(app, 'target/gen'),
    '--proguard',
    resourceRules,
    ...(variant === 'debug' ? ['--debug-mode'] : []),
    compiled,
  ])
}
