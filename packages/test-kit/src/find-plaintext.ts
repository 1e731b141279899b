import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const runBytes = 32
const probeBytes = 8
/** Runs with fewer different bytes (zeros, padding) stand in any file and say nothing. */
const leastDifferentBytes = 6

/** Files below `dir` that hold any run of 32 bytes of `audio`, wherever it stands in them; empty when nothing leaked. */
export async function findPlaintext(dir: string, audio: Uint8Array): Promise<string[]> {
  const sound = Buffer.from(audio)
  const probes = indexProbes(sound)
  const leaks: string[] = []
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    if (holdsRun(readFileSync(path), sound, probes)) leaks.push(path)
  }
  return leaks
}

/** Every 8 bytes of the sound with the places where they stand. */
function indexProbes(sound: Buffer): Map<bigint, number[]> {
  const probes = new Map<bigint, number[]>()
  for (let at = 0; at + probeBytes <= sound.length; at++) {
    const probe = sound.readBigUInt64LE(at)
    const places = probes.get(probe)
    if (places) places.push(at)
    else probes.set(probe, [at])
  }
  return probes
}

/* A run of 32 bytes covers an aligned 8 bytes of the file, so looking at those finds every one. */
function holdsRun(file: Buffer, sound: Buffer, probes: Map<bigint, number[]>): boolean {
  for (let at = 0; at + probeBytes <= file.length; at += probeBytes) {
    for (const place of probes.get(file.readBigUInt64LE(at)) ?? []) {
      if (runAround(file, at, sound, place)) return true
    }
  }
  return false
}

function runAround(file: Buffer, at: number, sound: Buffer, place: number): boolean {
  let before = 0
  while (
    before < runBytes &&
    at - before > 0 &&
    place - before > 0 &&
    file[at - before - 1] === sound[place - before - 1]
  )
    before++
  let after = 0
  while (
    at + after < file.length &&
    place + after < sound.length &&
    after < runBytes &&
    file[at + after] === sound[place + after]
  )
    after++
  if (before + after < runBytes) return false
  return new Set(sound.subarray(place - before, place + after)).size >= leastDifferentBytes
}
