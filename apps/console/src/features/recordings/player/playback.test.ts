// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createPlayback, type Playback } from './playback.ts'
import type { PlayerEvent } from './player.machine.ts'

/** An audio element as far as the playback uses it; happy-dom plays nothing. */
class FakeAudio extends EventTarget {
  src = ''
  paused = true
  duration = 60
  currentTime = 0
  playbackRate = 1

  async play(): Promise<void> {
    this.paused = false
    this.dispatchEvent(new Event('play'))
  }

  pause(): void {
    this.paused = true
    this.dispatchEvent(new Event('pause'))
  }

  removeAttribute(name: string): void {
    if (name === 'src') this.src = ''
  }
}

let audio: FakeAudio
let playback: Playback
let told: PlayerEvent[]
const revoked: string[] = []

beforeEach(() => {
  audio = new FakeAudio()
  told = []
  revoked.length = 0
  let urls = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => `blob:${(urls += 1)}`)
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void revoked.push(url))
  playback = createPlayback((event) => told.push(event))
  playback.attach(audio as unknown as HTMLAudioElement)
})

afterEach(() => {
  vi.restoreAllMocks()
})

describe('the sound in the page (ADM-2, SEC-7)', () => {
  test('ADM-2: it begins by itself and stops by the same key', () => {
    playback.open(new Blob(['a']))
    expect([audio.src, audio.paused]).toEqual(['blob:1', false])
    playback.togglePlay()
    expect(told.map(({ kind }) => kind)).toEqual(['played', 'paused'])
  })

  test('ADM-2: ten seconds back from the beginning is the beginning, beyond the end is the end', () => {
    playback.seek(-10_000)
    expect(audio.currentTime).toBe(0)
    playback.seek(70_000)
    expect(audio.currentTime).toBe(60)
  })

  test('SEC-7: a discarded sound is silent, without an address, and its memory is given back', () => {
    const signal = playback.begin()
    playback.open(new Blob(['a']))
    playback.discard()
    expect([audio.src, audio.paused, signal.aborted]).toEqual(['', true, true])
    expect(revoked).toEqual(['blob:1'])
  })

  test('SEC-7: a second sound gives back the memory of the first', () => {
    playback.open(new Blob(['a']))
    playback.open(new Blob(['b']))
    expect(revoked).toEqual(['blob:1'])
  })

  test('ADM-2: an element that has left the page is not listened to any more', () => {
    playback.attach(null)
    audio.pause()
    expect(told).toEqual([])
  })
})
