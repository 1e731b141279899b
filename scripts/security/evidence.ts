/** A requirement of ASVS in the table, with what is cited for it. */
export interface Requirement {
  readonly id: string
  /** Words of tests' titles. */
  readonly tests: readonly string[]
  /** Ends of paths. */
  readonly files: readonly string[]
}

const cellsOf = (line: string): string[] => line.split('|').map((cell) => cell.trim())

/* “the wire” stands for a file that a sentence above the table names. */
function abbreviations(text: string): Set<string> {
  return new Set([...text.matchAll(/“([^”]+)”\s+(?:is\s+)?`[^`]+\.ts`/g)].map(([, words = '']) => words))
}

/** The rows of `docs/security/asvs.md`. A cell may name several requirements; each gets all that the row cites. */
export function readRequirements(text: string): Requirement[] {
  const known = abbreviations(text)
  return text.split('\n').flatMap((line) => {
    const [, ids = '', , , evidence = ''] = cellsOf(line)
    const tests = [...evidence.matchAll(/“([^”]+)”/g)].map(([, words = '']) => words)
    const files = [...evidence.matchAll(/`([\w./@-]+\.(?:tsx?|md|json))`/g)].map(([, file = '']) => file)
    const cited = { tests: tests.filter((words) => !known.has(words)), files }
    return [...ids.matchAll(/\d+\.\d+\.\d+/g)].map(([id]) => ({ id, ...cited }))
  })
}

const asPlain = (text: string): string => text.replaceAll(/\s+/g, ' ').replaceAll('’', "'")

/** What the table cites and the project does not have. `sources` are paths with their texts; tests are those whose name says so. */
export function findMissingEvidence(
  requirements: readonly Requirement[],
  sources: ReadonlyMap<string, string>,
): string[] {
  const paths = [...sources.keys()]
  const tests = [...sources].filter(([path]) => /\.(test|suite|e2e)\.tsx?$/.test(path))
  const titles = tests.map(([, text]) => asPlain(text))
  const hasTest = (words: string) => titles.some((text) => text.includes(asPlain(words)))
  const hasFile = (file: string) => paths.some((path) => path === file || path.endsWith(`/${file}`))
  return requirements.flatMap(({ id, tests: cited, files }) => [
    ...cited.filter((words) => !hasTest(words)).map((words) => `${id}: no test says “${words}”`),
    ...files.filter((file) => !hasFile(file)).map((file) => `${id}: there is no file ${file}`),
  ])
}
