import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveIndexToFront } from './faststart.ts'
import { box, buildIsoFile, type FilePlan, readChunks } from './iso-file.test-kit.ts'

const track = fc.record({
  chunkBytes: fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 300 }),
  hasLargeOffsets: fc.boolean(),
})
const anyFile: fc.Arbitrary<FilePlan> = fc
  .record({
    tracks: fc.array(track, { minLength: 1, maxLength: 3 }),
    mediaBeforeIndex: fc.nat({ max: 3 }),
    hasFileType: fc.boolean(),
    freeBytes: fc.nat({ max: 40 }),
    hasLargeMediaBoxes: fc.boolean(),
  })
  .map((plan) => ({ ...plan, mediaBeforeIndex: Math.min(plan.mediaBeforeIndex, plan.tracks.length) }))

const oneTrack: FilePlan = {
  tracks: [{ chunkBytes: [30, 20, 10], hasLargeOffsets: false }],
  mediaBeforeIndex: 1,
  hasFileType: true,
  freeBytes: 0,
  hasLargeMediaBoxes: false,
}

test('wherever the index stood, every chunk is found again through it', () => {
  fc.assert(
    fc.property(anyFile, (plan) => {
      const file = buildIsoFile(plan)
      const moved = moveIndexToFront(file)
      expect(readChunks(moved, plan)).toEqual(readChunks(file, plan))
      expect(moved).toHaveLength(file.length)
      const media = Buffer.from(moved).indexOf('mdat')
      expect(Buffer.from(moved).indexOf('moov')).toBeLessThan(media)
    }),
    { numRuns: 300 },
  )
})

test('the chunks of the made-up files differ, so that a wrong offset shows', () => {
  const chunks = readChunks(buildIsoFile(oneTrack), oneTrack)[0]!
  expect(new Set(chunks).size).toBe(3)
  expect(Buffer.from(chunks[1]!, 'hex').toString().startsWith('t0c1.')).toBe(true)
})

test('a file whose index is in front is left as it is', () => {
  const file = buildIsoFile({ ...oneTrack, mediaBeforeIndex: 0 })
  expect(moveIndexToFront(file)).toBe(file)
})

test("a maker's trailer behind the last box is kept", () => {
  const file = Buffer.concat([buildIsoFile(oneTrack), Buffer.from('SEFT\x01')])
  const moved = Buffer.from(moveIndexToFront(file))
  expect(moved.subarray(-5).toString()).toBe('SEFT\x01')
  expect(readChunks(moved, oneTrack)).toEqual(readChunks(file, oneTrack))
})

test('an index that reaches to the end of the file says its size when it stands in front', () => {
  const file = buildIsoFile(oneTrack)
  const index = file.indexOf('moov') - 4
  const size = file.readUInt32BE(index)
  file.writeUInt32BE(0, index)
  const moved = Buffer.from(moveIndexToFront(file))
  expect(moved.readUInt32BE(moved.indexOf('moov') - 4)).toBe(size)
  expect(readChunks(moved, oneTrack)).toEqual(readChunks(file, oneTrack))
})

test.each([
  ['without an index', box('mdat', Buffer.alloc(20))],
  ['cut inside its index', buildIsoFile(oneTrack).subarray(0, -9)],
  ['with a compressed index', Buffer.concat([box('mdat', Buffer.alloc(9)), box('moov', box('cmov'))])],
  ['whose offset table claims more rows than it has', withTooManyRows()],
  ['that is no file of boxes', Buffer.from('#!AMR\n and so on')],
  ['without a byte', Buffer.alloc(0)],
])('a file %s is refused', (_what, file) => {
  expect(() => moveIndexToFront(file)).toThrow(expect.objectContaining({ code: 'media_unreadable' }))
})

test('bytes of any kind are moved, left or refused, never misread', () => {
  const mutations = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 255 })), { maxLength: 6 })
  fc.assert(
    fc.property(mutations, (changes) => {
      const file = buildIsoFile(oneTrack)
      for (const [at, byte] of changes) file[at % file.length] = byte
      try {
        expect(moveIndexToFront(file)).toHaveLength(file.length)
      } catch (error) {
        expect(error).toMatchObject({ name: 'RenditionError' })
      }
    }),
    { numRuns: 2_000 },
  )
})

function withTooManyRows(): Buffer {
  const file = buildIsoFile(oneTrack)
  file.writeUInt32BE(99, file.indexOf('stco') + 8)
  return file
}
