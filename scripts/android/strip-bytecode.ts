/* The format of the engine's bytecode, as it writes it: version, atoms, then one value; LEB128 numbers, strings with twice their length. */
const version = 5
const tags = {
  simple: [1, 2, 3, 4],
  int32: 5,
  float64: 6,
  string: 7,
  object: 8,
  array: 9,
  bigInt: 10,
  template: 11,
  function: 12,
} as const
const hasDebug = 1 << 10
const float64Bytes = 8

/**
 * Bytecode without what it keeps for debuggers: each function's text, file and lines (SEC-9). Throws a RangeError for what it
 * does not know, such as another version of the engine.
 */
export function stripBytecode(bytecode: Uint8Array): Uint8Array {
  const input = Buffer.from(bytecode)
  const kept: Uint8Array[] = []
  let at = 0
  let keptUntil = 0

  function drop(from: number): void {
    kept.push(input.subarray(keptUntil, from))
    keptUntil = at
  }
  function skip(count: number): void {
    at += count
    if (at > input.length) throw new RangeError('bytecode that ends in the middle')
  }
  function readByte(): number {
    skip(1)
    return input[at - 1] ?? 0
  }
  function readNumber(): number {
    let number = 0
    for (let shift = 0; ; shift += 7) {
      const byte = readByte()
      number += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return number
    }
  }
  function skipString(): void {
    const length = readNumber()
    skip((length >> 1) * (1 + (length & 1)))
  }
  const repeat = (count: number, read: () => void): void => {
    for (let index = 0; index < count; index++) read()
  }

  function skipFunction(): void {
    skip(2)
    const flags = input.readUInt16LE(at - 2)
    const isDebuggable = (flags & hasDebug) !== 0
    input.writeUInt16LE(flags & ~hasDebug, at - 2)
    skip(1)
    readNumber()
    // Arguments, variables, defined arguments, stack, references; the last three and the variables' list are what follows.
    repeat(5, readNumber)
    const [closures, constants, codeBytes, variables] = [
      readNumber(),
      readNumber(),
      readNumber(),
      readNumber(),
    ]
    repeat(variables, () => {
      repeat(3, readNumber)
      skip(1)
    })
    repeat(closures, () => {
      repeat(2, readNumber)
      skip(2)
    })
    skip(codeBytes)
    const from = at
    if (isDebuggable) {
      readNumber()
      skip(readNumber())
      skip(readNumber())
    }
    drop(from)
    repeat(constants, skipValue)
  }

  function skipValue(): void {
    const tag = readByte()
    if (tags.simple.some((simple) => simple === tag)) return
    if (tag === tags.int32) readNumber()
    else if (tag === tags.float64) skip(float64Bytes)
    else if (tag === tags.string) skipString()
    else if (tag === tags.bigInt) skip(readNumber())
    else if (tag === tags.object)
      repeat(readNumber(), () => {
        readNumber()
        skipValue()
      })
    else if (tag === tags.array || tag === tags.template) {
      repeat(readNumber(), skipValue)
      if (tag === tags.template) skipValue()
    } else if (tag === tags.function) skipFunction()
    else throw new RangeError(`bytecode with an unknown tag ${tag} at ${at - 1}`)
  }

  const found = readByte()
  if (found !== version) throw new RangeError(`bytecode of version ${found}, not ${version}`)
  repeat(readNumber(), skipString)
  skipValue()
  if (at !== input.length) throw new RangeError(`bytecode with ${input.length - at} bytes after its end`)
  drop(at)
  return Buffer.concat(kept)
}
