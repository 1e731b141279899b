import { expect, test } from 'vitest'
import { stripBytecode } from './strip-bytecode.ts'

const text = (value: string): number[] => [value.length * 2, ...Buffer.from(value, 'latin1')]
const atoms = ['core', 'step']
const head = [5, atoms.length, ...atoms.flatMap(text)]

/** A function of one variable, one closure and these constants, with what debuggers are told or without. */
function functionOf(constants: number[][], debug: number[] | null): number[] {
  const flags = debug === null ? 0x0220 : 0x0620
  const counts = [0, 1, 0, 3, 0, 1, constants.length, 2, 1]
  const variable = [2, 0, 0, 0]
  const closure = [4, 0, 5, 0]
  const code = [0xaa, 0xbb]
  return [
    12,
    flags & 0xff,
    flags >> 8,
    1,
    2,
    ...counts,
    ...variable,
    ...closure,
    ...code,
    ...(debug ?? []),
    ...constants.flat(),
  ]
}

/** File, lines and text, as the engine keeps them beside each function. */
const source = 'function step(){}'
const debug = [2, 3, 1, 2, 3, source.length, ...Buffer.from(source)]
const values = [
  [3],
  [5, 0x80, 0x01],
  [6, 1, 2, 3, 4, 5, 6, 7, 8],
  [7, ...text('held')],
  [8, 1, 2, 1],
  [9, 1, 4],
  [10, 1, 9],
]

test('SEC-9: the core’s bytecode keeps no text, file or line of any function', () => {
  const inner = (words: number[] | null) => functionOf(values, words)
  const whole = Uint8Array.from([...head, ...functionOf([inner(debug), [7, ...text('end')]], debug)])
  const stripped = stripBytecode(whole)
  expect([...stripped]).toEqual([...head, ...functionOf([inner(null), [7, ...text('end')]], null)])
  expect(Buffer.from(stripped).toString('latin1')).not.toContain('function')
  expect([...stripBytecode(stripped)]).toEqual([...stripped])
})

test('bytecode that is not understood is refused, not shipped with its text', () => {
  const whole = [...head, ...functionOf([], debug)]
  expect(() => stripBytecode(Uint8Array.from([4, ...whole.slice(1)]))).toThrow('version 4')
  expect(() => stripBytecode(Uint8Array.from([...whole, 0]))).toThrow('after its end')
  expect(() => stripBytecode(Uint8Array.from(whole.slice(0, -1)))).toThrow(RangeError)
  expect(() => stripBytecode(Uint8Array.from([...head, 99]))).toThrow('unknown tag 99')
})
