import { createHash } from 'node:crypto'
import type { Content } from '#shared/content.ts'
import { unitNames } from '#shared/import/unit-names.ts'
import { unitsInOrder } from '#shared/lookup.ts'
import { planReports, unitCounts } from '#shared/unit-figures/plan.ts'
import { readReport, type ReadFacts } from '#shared/unit-figures/read.ts'
import { readReasons } from '#shared/unit-figures/reasons.ts'
import type { UnitFigures, UnitPreview, UnitReport } from '#shared/unit-figures.ts'
import { canonicalJson } from '../content/canonical-json.ts'
import { filesBelow } from '../import/files.ts'
import { gather } from '../import/gather.ts'

/** What would be written, and what is shown before it is. */
export type UnitFigurePlan = { preview: UnitPreview; reports: UnitReport[] }

/** Reads a folder of the units' files, as tolerantly as an import of exhibits does, and says what it would change. */
export async function planUnitFigures(folder: string, content: Content, current: UnitFigures): Promise<UnitFigurePlan> {
  const found = await filesBelow(folder)
  const { sheets, pictures, films, left } = await gather(found).finally(() => found.close())
  const facts = factsOf(content)
  const files = [...Map.groupBy(sheets, ({ file }) => file)].map(([file, own]) => ({
    file,
    read: readReport(own, facts),
  }))
  const plan = planReports(files, current.reports, content.units)
  const others = [...pictures, ...films].map(({ path }) => ({ file: path, says: readReasons.noTable }))
  const shown = {
    units: unitsInOrder(content).flatMap(({ code }) =>
      plan.reports.flatMap(({ unit, file }) =>
        unit === code ? [{ unit, file, replaces: replacedBy(unit, current) }] : [],
      ),
    ),
    ...{ rows: plan.rows, left: [...left, ...plan.left, ...others], counts: unitCounts(plan.rows) },
  }
  const seal = createHash('sha256')
    .update(canonicalJson({ shown, reports: plan.reports }))
    .digest('hex')
  return { preview: { seal, ...shown }, reports: plan.reports }
}

const replacedBy = (unit: string, { reports }: UnitFigures): string | null =>
  reports.find((report) => report.unit === unit)?.file ?? null

function factsOf({ units, event, activities }: Content): ReadFacts {
  const [from, to] = [activities?.from ?? event.from, activities?.to ?? event.to]
  const [, city = ''] = /^(\p{Script=Han}{2,6}?)市/u.exec(event.host.zh) ?? []
  return { findUnit: unitNames(units, city), year: Number(from.slice(0, 4)), from, to }
}
