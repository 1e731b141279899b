import { expect, test } from 'vitest'
import { parseDex } from './dex.ts'
import { reviewDex } from './review.ts'

/** A DEX with these strings; types, methods and classes are indexes into them and each other. */
function dexOf(
  strings: readonly string[],
  types: readonly number[],
  methods: readonly [type: number, name: number][],
  classes: readonly number[],
): Uint8Array {
  const head = 0x70
  const at = { strings: head, types: head + 4 * strings.length, methods: 0, classes: 0, data: 0 }
  at.methods = at.types + 4 * types.length
  at.classes = at.methods + 8 * methods.length
  at.data = at.classes + 32 * classes.length
  const bodies = strings.map((text) =>
    Buffer.concat([Buffer.of(text.length), Buffer.from(text), Buffer.of(0)]),
  )
  const file = Buffer.alloc(at.data + bodies.reduce((sum, body) => sum + body.length, 0))
  file.write('dex\n035\0', 0, 'latin1')
  const table = (place: number, count: number, offset: number): void => {
    file.writeUInt32LE(count, place)
    file.writeUInt32LE(offset, place + 4)
  }
  table(0x38, strings.length, at.strings)
  table(0x40, types.length, at.types)
  table(0x58, methods.length, at.methods)
  table(0x60, classes.length, at.classes)
  let body = at.data
  for (const [index, bytes] of bodies.entries()) {
    file.writeUInt32LE(body, at.strings + 4 * index)
    body += bytes.copy(file, body)
  }
  types.forEach((text, index) => file.writeUInt32LE(text, at.types + 4 * index))
  methods.forEach(([type, name], index) => {
    file.writeUInt16LE(type, at.methods + 8 * index)
    file.writeUInt32LE(name, at.methods + 8 * index + 4)
  })
  classes.forEach((type, index) => file.writeUInt32LE(type, at.classes + 32 * index))
  return file
}

const strings = [
  'Landroid/util/Log;',
  'Lkr/smartym/handset/HandsetService;',
  'Lkr/smartym/handset/link/Link;',
  'La/a;',
  'd',
  'https://bank.example',
  'ftp',
  'at wss://bank.example/x',
  'Ljava/lang/Throwable;',
  'printStackTrace',
]
const dex = dexOf(
  strings,
  [0, 1, 2, 3, 8],
  [
    [0, 4],
    [3, 4],
    [4, 9],
  ],
  [1, 2, 3],
)

test('a DEX tells its classes, strings and calls', () => {
  expect(parseDex(dex)).toEqual({
    definedClasses: [strings[1], strings[2], strings[3]],
    strings,
    methods: ['Landroid/util/Log;->d', 'La/a;->d', 'Ljava/lang/Throwable;->printStackTrace'],
  })
  expect(() => parseDex(Buffer.alloc(200))).toThrow(RangeError)
})

test('SEC-9: a class that kept its name, an address and a log call are found in a package', () => {
  expect(reviewDex(dex, new Set(['Lkr/smartym/handset/HandsetService;']))).toEqual([
    'Lkr/smartym/handset/link/Link; kept its name',
    'an address: https://bank.example',
    'an address: at wss://bank.example/x',
    'a log call: Landroid/util/Log;->d',
    'a log call: Ljava/lang/Throwable;->printStackTrace',
  ])
})
