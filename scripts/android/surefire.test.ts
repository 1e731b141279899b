import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countSurefire } from './surefire.ts'

test('errors, failures and skipped tests of the app count as failed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'surefire-'))
  try {
    const write = (name: string, attributes: string): void =>
      writeFileSync(
        join(folder, name),
        `<?xml version="1.0"?>\n<testsuite name="a" ${attributes}>\n</testsuite>`,
      )
    write('TEST-a.xml', 'time="1" tests="5" errors="1" skipped="1" failures="1"')
    write('TEST-b.xml', 'time="2" tests="3" errors="0" skipped="0" failures="0"')
    write('a.txt', 'tests="100"')
    expect(countSurefire(folder)).toEqual({ passed: 5, failed: 3 })
    expect(countSurefire(join(folder, 'nothing'))).toEqual({ passed: 0, failed: 0 })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
