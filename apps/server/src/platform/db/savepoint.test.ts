import { expect, test } from 'vitest'
import { withSavepoint } from './index.ts'
import { describeOnBothDialects } from './test/describe-on-both-dialects.ts'

interface Tables {
  leases: { name: string; holder: string; held_until: number }
}

describeOnBothDialects('savepoint', (makeDb) => {
  test('a part that fails is undone with its hooks, and the transaction goes on', async () => {
    const db = await makeDb()
    const told: string[] = []
    const insert = (name: string) => ({ name, holder: 'node', held_until: 0 })
    await db.transaction(async (tx) => {
      const add = (name: string, fails: boolean) =>
        withSavepoint(tx, async (part) => {
          part.afterCommit(() => told.push(name))
          await part.on<Tables>().insertInto('leases').values(insert(name)).execute()
          if (fails) throw new Error(`${name} is wrong`)
          return name
        })
      expect(await add('first', false)).toBe('first')
      await expect(add('second', true)).rejects.toThrow('second is wrong')
      await expect(add('first', false)).rejects.toThrow(/UNIQUE|Duplicate/)
      expect(await add('third', false)).toBe('third')
    })
    const rows = await db.read<Tables>().selectFrom('leases').select('name').orderBy('name').execute()
    expect(rows.map((row) => row.name)).toEqual(['first', 'third'])
    expect(told).toEqual(['first', 'third'])
  })
})
