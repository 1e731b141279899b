/** Names of the sections of an ELF file, 32 or 64 bits, little-endian as Android's are; a RangeError for anything else. */
export function listElfSections(file: Uint8Array): string[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < 64 || view.getUint32(0) !== 0x7f454c46 || file[5] !== 1)
    throw new RangeError('no ELF file')
  const is64 = file[4] === 2
  const read = (at: number): number => (is64 ? Number(view.getBigUint64(at, true)) : view.getUint32(at, true))
  const table = read(is64 ? 0x28 : 0x20)
  const [size, count, namesIndex] = [0, 2, 4].map((step) => view.getUint16((is64 ? 0x3a : 0x2e) + step, true))
  if (size === undefined || count === undefined || namesIndex === undefined) return []
  const names = read(table + namesIndex * size + (is64 ? 0x18 : 0x10))
  return Array.from({ length: count }, (_, index) => {
    const start = names + view.getUint32(table + index * size, true)
    return Buffer.from(file.subarray(start, file.indexOf(0, start))).toString('latin1')
  })
}

/** Sections that tell a debugger what a library's machine code was. */
export function debugSectionsOf(file: Uint8Array): string[] {
  return listElfSections(file).filter((name) => name === '.symtab' || name.startsWith('.debug_'))
}
