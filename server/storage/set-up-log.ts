import { SetUpMark } from '#shared/set-up.ts'
import type { Database } from './database.ts'

/** Adds a line at the end. On disk when it resolves. */
export async function saveMark(db: Database, { by, ...mark }: SetUpMark): Promise<void> {
  const { last } = await db
    .selectFrom('set_up_marks')
    .select((eb) => eb.fn.max('seq').as('last'))
    .executeTakeFirstOrThrow()
  await db
    .insertInto('set_up_marks')
    .values({ ...mark, author: by, seq: Number(last ?? 0) + 1 })
    .execute()
}

/** All lines in the order in which they were said, which a clock that went back does not change. */
export async function readMarks(db: Database): Promise<SetUpMark[]> {
  const rows = await db.selectFrom('set_up_marks').selectAll().orderBy('seq').execute()
  return rows.map(({ id, exhibit, state, at, author: by }) => SetUpMark.parse({ id, exhibit, state, at, by }))
}
