import { DomainError } from './domain-error.ts'

/**
 * Changes each of many by itself: one that cannot be changed holds up none of the others, and is told with its error's
 * code. Any other error ends it. `member` is what the answer calls an id.
 */
export async function changeEach<const Member extends string>(
  member: Member,
  ids: readonly string[],
  change: (id: string) => Promise<unknown>,
): Promise<{ changed: number; refused: (Record<Member, string> & { code: string })[] }> {
  const refused: (Record<Member, string> & { code: string })[] = []
  const unique = new Set(ids)
  for (const id of unique) {
    try {
      await change(id)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      refused.push({ [member]: id, code: error.code } as Record<Member, string> & { code: string })
    }
  }
  return { changed: unique.size - refused.length, refused }
}
