/** Ends with one sentence for people. */
export function leave(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
