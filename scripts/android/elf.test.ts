import { expect, test } from 'vitest'
import { debugSectionsOf, listElfSections } from './elf.ts'

/** An ELF file that holds nothing but the table of its sections. */
function elfOf(sections: readonly string[], is64: boolean): Uint8Array {
  const [head, size] = is64 ? [0x40, 0x40] : [0x40, 0x28]
  const names = Buffer.from(`${sections.join('\0')}\0`, 'latin1')
  const namesAt = head + size * sections.length
  const file = Buffer.alloc(namesAt + names.length)
  file.set([0x7f, 0x45, 0x4c, 0x46, is64 ? 2 : 1, 1])
  const write = (value: number, at: number): void =>
    void (is64 ? file.writeBigUInt64LE(BigInt(value), at) : file.writeUInt32LE(value, at))
  write(head, is64 ? 0x28 : 0x20)
  const counts = is64 ? 0x3a : 0x2e
  file.writeUInt16LE(size, counts)
  file.writeUInt16LE(sections.length, counts + 2)
  file.writeUInt16LE(sections.length - 1, counts + 4)
  write(namesAt, head + size * (sections.length - 1) + (is64 ? 0x18 : 0x10))
  let name = 0
  for (const [index, section] of sections.entries()) {
    file.writeUInt32LE(name, head + index * size)
    name += section.length + 1
  }
  names.copy(file, namesAt)
  return file
}

test.each([true, false])('SEC-9: symbols that were left in a library are found (64 bits: %s)', (is64) => {
  const sections = ['.text', '.dynsym', '.symtab', '.debug_info', '.shstrtab']
  expect(listElfSections(elfOf(sections, is64))).toEqual(sections)
  expect(debugSectionsOf(elfOf(sections, is64))).toEqual(['.symtab', '.debug_info'])
  expect(debugSectionsOf(elfOf(['.text', '.dynsym', '.shstrtab'], is64))).toEqual([])
  expect(() => listElfSections(Buffer.alloc(64))).toThrow(RangeError)
})
