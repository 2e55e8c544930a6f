import type { Route } from './route.ts'

/**
 * What a program's token may call: it reads, and it commands. Everything else is for people, so accounts, PINs, tokens,
 * pairing and publishing are out of reach of a key that lies in a box (A10). A new route is closed until it is named here.
 */
const open: ReadonlySet<string> = new Set([
  'get /api/booth',
  'post /api/commands',
  'get /api/steps',
  'post /api/steps/next',
  'post /api/steps/back',
  'get /api/kiosks',
  'get /api/content',
  'get /api/content/status',
  'get /api/content/:bundle',
  'get /media/:hash',
  'get /api/exports/events.csv',
  'get /api/exports/events.ndjson',
  'get /api/exports/events.xlsx',
  'get /api/exports/tours.csv',
  'get /api/exports/summary.json',
  'get /api/exports/summary.docx',
  'get /api/exports/summary.xlsx',
  'get /api/exports/summary.html',
  'get /api/exports/summary.png',
  'get /api/exports/pictures.zip',
  'get /api/figures',
  'get /api/tours',
  'get /api/tours/:id',
  'get /api/guided-sessions',
])

/** Routes that hand a command to the booth. It counts presses itself, so that an emergency is never one too many (A11). */
const commanding: ReadonlySet<string> = new Set(['post /api/commands', 'post /api/steps/next', 'post /api/steps/back'])

const keyOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`

export const isOpenToTokens = (route: Pick<Route, 'method' | 'path'>): boolean => open.has(keyOf(route))

export const isCommanding = (route: Pick<Route, 'method' | 'path'>): boolean => commanding.has(keyOf(route))
