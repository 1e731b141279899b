import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')
export const app = join(root, 'apps/handset-android')

/** What the steps of the build leave for each other, all of it under the app's `target/`. */
export const built = {
  assets: join(app, 'target/assets'),
  tools: join(app, 'target/tools'),
  libraries: join(app, 'target/libraries'),
  engine: join(app, 'target/engine'),
  quickJs: join(app, 'target/aar/quickjs'),
  apk: join(app, 'target/apk'),
} as const

/** API 34, to link resources and code against. */
export const androidJar = join(built.tools, 'android-all.jar')
export const r8Jar = join(built.tools, 'r8.jar')
export const ktfmtJar = join(built.tools, 'ktfmt-with-dependencies.jar')
/** A package for people, or one that a debugger may open. */
export type Variant = 'release' | 'debug'

/** The app without code; the tests find the app by that of the release. */
export const baseApk: Readonly<Record<Variant, string>> = {
  release: join(built.apk, 'base.apk'),
  debug: join(built.apk, 'base-debug.apk'),
}
/** What the resources and the manifest name, as rules for R8. */
export const resourceRules = join(built.apk, 'resources.pro')
export const manifest = join(app, 'src/main/AndroidManifest.xml')

/** Releases, their manifests and the names that R8 gave: `smartym-<version>.{apk,json,mapping.txt}`, and `smartym-<version>-debug.apk`. */
export const releases = join(app, 'dist')
