/** How far a capability is built. */
export type FeatureMark = 'works' | 'partly' | 'planned'

/** One row of a README's feature table; `line` counts from 1. */
export interface FeatureRow {
  id: string
  mark: FeatureMark | undefined
  line: number
}

const marks: Readonly<Record<string, FeatureMark>> = {
  works: 'works',
  partly: 'partly',
  planned: 'planned',
  동작: 'works',
  일부: 'partly',
  예정: 'planned',
}

const rowWithId = /^\|\s*([A-Z]{3}-\d+)\s*\+?\s*\|(.*)\|\s*$/

/** The rows `| ID | … | mark |` of a README; the mark is the last cell, English or Korean, else undefined. */
export function parseFeatureTable(markdown: string): FeatureRow[] {
  return markdown.split('\n').flatMap((text, index) => {
    const match = rowWithId.exec(text)
    if (match === null) return []
    const cells = (match[2] ?? '').split('|')
    const mark = marks[cells.at(-1)?.replaceAll(/[*_`\s]/g, '') ?? '']
    return [{ id: match[1] ?? '', mark, line: index + 1 }]
  })
}
