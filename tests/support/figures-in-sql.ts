import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The figures counted once more, in SQL and by the words of the dictionary: nothing of the project's own counting is in here. */

const untouched = `('exhibit-closed', 'searched', 'visit-ended')`
const aimless = `('visit-started', 'home-opened', 'visit-extended')`
const visits = `
  with event as (select * from visit_events where visit is not null and type <> 'events-dropped'),
  told as (
    select visit,
      case when max(rehearsal) = 1 then 'rehearsal' when max(audience = 'staff') = 1 then 'staff'
        when max(audience = 'tour') = 1 then 'tour' else 'visitor' end as class,
      max(at - received_at > 120000 or received_at - at > 129600000) as doubtful,
      min(at) as first, min(received_at) as received,
      sum(type not in ${untouched} and type not in ${aimless}) as actions,
      max(case when type = 'visit-ended' then json_extract(detail, '$.durationMs') end) as lasted,
      max(case when type not in ${untouched} then at end) - min(case when type not in ${untouched} then at end) as touched
    from event group by visit),
  placed as (select *, case when doubtful then received else first end as started,
    (actions >= 3 or coalesce(lasted, touched) >= 10000) as effective from told),
  v as (select placed.*, date(started / 1000, 'unixepoch', '+8 hours') as day,
    cast(strftime('%H', started / 1000, 'unixepoch', '+8 hours') as integer) as hour,
    (select kiosk from event where event.visit = placed.visit order by at, id limit 1) as kiosk from placed),
  e as (select event.*, v.class from event join v on v.visit = event.visit where v.class = 'visitor')`

export type Row = Record<string, string | number | null>

export function countInSql(dataDir: string) {
  const db = new DatabaseSync(join(dataDir, 'zhantai.db'), { readOnly: true })
  const all = (select: string): Row[] =>
    db
      .prepare(`${visits} ${select}`)
      .all()
      .map((row) => ({ ...row }) as Row)
  const dwell = `select exhibit, min(180, json_extract(detail, '$.dwellMs') / 1000) as s from e
    where type = 'exhibit-closed' and json_extract(detail, '$.dwellMs') >= 2000`
  const median = (of: string, by: string) => `select ${by} as exhibit, avg(s) as median from (
    select *, row_number() over (partition by ${by} order by s) as place, count(*) over (partition by ${by}) as many from (${of}))
    where place in ((many + 1) / 2, (many + 2) / 2) group by ${by}`
  const byExhibit = (type: string) =>
    `select exhibit, count(*) as n from e where type = '${type}' group by exhibit order by exhibit`
  const like = `select exhibit, json_extract(detail, '$.liked') as stands,
    row_number() over (partition by visit, exhibit order by at desc, id desc) as place from e where type = 'exhibit-liked'`
  const opened = `select exhibit, lag(exhibit) over (partition by visit order by at, id) as before from e where type = 'exhibit-opened'`
  const quiz = `sum(json_extract(detail, '$.right')) as right, sum(json_extract(detail, '$.of')) as asked`
  const tour = `from tours where rehearsal = 0 and ended is not null and changes not like '%"cancelled"%'`
  const answers = {
    byDay: all(`select day, count(*) as sessions, sum(effective) as effective, sum(doubtful) as doubtful from v
      where class = 'visitor' group by day order by day`),
    byHour: all(`select day, hour, count(*) as sessions, sum(effective) as effective, sum(doubtful) as doubtful from v
      where class = 'visitor' group by day, hour order by day, hour`),
    byKiosk: all(`select kiosk, count(*) as sessions from v where class = 'visitor' group by kiosk order by kiosk`),
    apart: all(`select class, count(*) as sessions from v where class <> 'visitor' group by class order by class`),
    languages: all(`select json_extract(detail, '$.language') as language, count(*) as sessions from e
      where type = 'visit-ended' group by language order by language`),
    views: all(`select exhibit, count(*) as n from (${dwell}) group by exhibit order by exhibit`),
    medians: all(`${median(dwell, 'exhibit')} order by exhibit`),
    median: all(median(`select 'all' as whole, s from (${dwell})`, 'whole'))[0]?.['median'],
    qr: all(byExhibit('qr-shown')),
    likes: all(
      `select exhibit, count(*) as n from (${like}) where place = 1 and stands = 1 group by exhibit order by exhibit`,
    ),
    quiz: all(`select count(*) as finished, ${quiz} from e where type = 'quiz-finished'`)[0],
    quizStarted: all(`select count(distinct visit) as n from e where type = 'quiz-started'`)[0]?.['n'],
    questions: all(`select json_extract(detail, '$.question') as question, count(*) as answered,
      sum(json_extract(detail, '$.correct')) as right from e where type = 'quiz-answered' group by question order by question`),
    flow: all(`select before as "from", exhibit as "to", count(*) as count from (${opened})
      where before is not null and before <> exhibit group by before, exhibit order by count desc, before, exhibit`),
    late: all(`select kiosk, count(*) as n from event
      where received_at - at > 600000 and received_at - at <= 129600000 group by kiosk order by kiosk`),
    tours: all(`select count(*) as groups, sum(head_count) as heads, sum((head_count is null)) as missing,
      sum(ended - started) as ms ${tour}`)[0],
    guided: all(`select count(*) as groups, sum(head_count) as heads, sum(ended - started) as ms from guided_sessions
      where rehearsal = 0 and ended is not null`)[0],
    calls: all(`select count(*) as called, count(accepted) as answered, count(arrived) as arrived from explainer_calls
      where rehearsal = 0`)[0],
  }
  db.close()
  return answers
}
