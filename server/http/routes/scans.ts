import { ScanReport } from '#shared/scans.ts'
import { RangeQuery } from '../../exports/range.ts'
import { scanCounts } from '../../storage/scan-log.ts'
import { route, type Route } from '../route.ts'
import { withinOf } from '../send-export.ts'
import { recordReaders } from './tours.ts'

/** 扫码次数: only what short links really saw. */
export const scanRoutes = (): Route[] => [
  route({
    method: 'get',
    path: '/api/scans',
    who: recordReaders,
    summary: 'Scans for each exhibit and screen. `known` is false without a public address: then nobody can know.',
    query: RangeQuery,
    answer: ScanReport,
    handle: async (parts, { query }) => {
      const within = withinOf(query, parts)
      const known = parts.env.publicUrl !== null
      return { known, rows: known ? await scanCounts(parts.db, within) : [] } satisfies ScanReport
    },
  }),
]
