const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg\/(\d+)/, 'Edge'],
  [/Whale\/(\d+)/, 'Whale'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]

/** `Chrome 143 · Windows` of a browser's user agent; undefined for one that tells nothing. */
export function browserName(userAgent: string | null): string | undefined {
  if (userAgent === null) return undefined
  const [form, name] = browsers.find(([pattern]) => pattern.test(userAgent)) ?? []
  const system = systems.find(([pattern]) => pattern.test(userAgent))?.[1]
  const version = form?.exec(userAgent)?.[1]
  const parts = [name === undefined ? undefined : `${name} ${version}`, system].filter(
    (part) => part !== undefined,
  )
  return parts.length === 0 ? undefined : parts.join(' · ')
}
