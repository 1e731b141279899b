/** What a DEX file says in plain: the classes that it defines and its string constants. */
export interface DexContents {
  /** Descriptors, `Lkr/smartym/handset/HandsetService;`. */
  definedClasses: string[]
  strings: string[]
  /** `class->method` of everything that is called, of own and foreign classes. */
  methods: string[]
}

/** Reads a DEX file (format 035 and later); throws a RangeError for anything else. */
export function parseDex(file: Uint8Array): DexContents {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const u32 = (at: number): number => view.getUint32(at, true)
  const u16 = (at: number): number => view.getUint16(at, true)
  if (Buffer.from(file.subarray(0, 4)).toString('latin1') !== 'dex\n') throw new RangeError('no DEX file')
  const table = (at: number): { count: number; offset: number } => ({ count: u32(at), offset: u32(at + 4) })
  const each = <T>(
    { count, offset }: { count: number; offset: number },
    size: number,
    read: (at: number) => T,
  ): T[] => Array.from({ length: count }, (_, index) => read(offset + index * size))

  const strings = each(table(0x38), 4, (at) => readString(file, u32(at)))
  const types = each(table(0x40), 4, (at) => strings[u32(at)] ?? '')
  const methods = each(table(0x58), 8, (at) => `${types[u16(at)]}->${strings[u32(at + 4)]}`)
  const definedClasses = each(table(0x60), 32, (at) => types[u32(at)] ?? '')
  return { definedClasses, strings, methods }
}

/* A length in LEB128, then modified UTF-8 up to a zero byte. */
function readString(file: Uint8Array, offset: number): string {
  let at = offset
  while ((file[at] ?? 0) & 0x80) at += 1
  const start = at + 1
  const end = file.indexOf(0, start)
  return Buffer.from(file.subarray(start, end)).toString('utf8')
}
