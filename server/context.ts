import { mkdir, access, constants } from 'node:fs/promises'
import type { Logger } from 'pino'
import { actorName, type Actor } from '#shared/actor.ts'
import type { Booth } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import { chooseShowAt } from '#shared/lead.ts'
import { openingBooth } from '#shared/opening.ts'
import { Accounts } from './accounts/accounts.ts'
import { ApiTokens } from './accounts/api-tokens.ts'
import type { PinCost } from './accounts/pin-hash.ts'
import { PairedKiosks } from './accounts/paired-kiosks.ts'
import { Pairing } from './accounts/pairing.ts'
import { Sessions } from './accounts/sessions.ts'
import { SignInThrottle } from './accounts/throttle.ts'
import { TokenRate } from './accounts/token-rate.ts'
import { Approvals } from './approval/approvals.ts'
import { Publisher } from './approval/publisher.ts'
import { LiveBooth, type BoothChange } from './booth.ts'
import { Calls } from './calls/calls.ts'
import { createClock, type BoothClock } from './clock.ts'
import { Bundles } from './content/bundles.ts'
import { codeChecker } from './content/codes.ts'
import { Fonts } from './content/fonts/fonts.ts'
import { checkPalette } from './content/palette.ts'
import { addSampleMedia, readSample } from './content/sample.ts'
import { ContentStore } from './content/store.ts'
import { Desk } from './counts/desk.ts'
import { Drafts } from './draft/drafts.ts'
import { StartError, type Env } from './env.ts'
import { ImportDesk } from './import/desk.ts'
import { LeadKey } from './leads/lead-key.ts'
import { Leads } from './leads/leads.ts'
import { Presence } from './presence.ts'
import { openLinkSecret, type LinkSecret } from './public/link-secret.ts'
import { Publishing } from './publishing.ts'
import { SetUp } from './set-up/set-up.ts'
import { AuditLog } from './storage/audit-log.ts'
import { loadBooth, newEpoch, saveBooth } from './storage/booth-record.ts'
import { openDatabase, type Database } from './storage/database.ts'
import { saveFollowed } from './storage/tour-records.ts'
import { FiguresThread } from './summary/figures-thread.ts'
import { Works } from './summary/work/works.ts'
import { Timetable } from './timetable.ts'
import { TourRecorder } from './tours/tour-recorder.ts'
import { UnitDesk } from './unit-figures/desk.ts'
import { freeBytesOf, startMachineChecks, Warnings } from './warnings.ts'

/** Everything the server is made of. Handed to routes and gateway; nothing reaches for globals. */
export type Context = {
  env: Env
  log: Logger
  clock: BoothClock
  db: Database
  audit: AuditLog
  accounts: Accounts
  sessions: Sessions
  throttle: SignInThrottle
  tokens: ApiTokens
  tokenRate: TokenRate
  kiosks: PairedKiosks
  pairing: Pairing
  content: ContentStore
  drafts: Drafts
  bundles: Bundles
  fonts: Fonts
  booth: LiveBooth
  presence: Presence
  publishing: Publishing
  approvals: Approvals
  publisher: Publisher
  timetable: Timetable
  tours: TourRecorder
  calls: Calls
  leads: Leads
  desk: Desk
  setUp: SetUp
  imports: ImportDesk
  unitFigures: UnitDesk
  figures: FiguresThread
  works: Works
  /** What short links are made with; null without a public address. */
  links: LinkSecret | null
  warnings: Warnings
  close: () => Promise<void>
}

/** What is measured or waited for, handed in so that a test can set the clock back by a day or fill the disk. */
export type Options = {
  clock?: BoothClock
  readyLimitSeconds?: number
  freeBytes?: () => Promise<number>
  checkEveryMs?: number
  /** Cheaper hashes, where hundreds of sign-ins are tried in a minute. */
  pinCost?: PinCost
}

/** Opens all parts in order; `close` closes them in the reverse order. Throws `StartError` with a sentence for the operator. */
export async function openContext(env: Env, log: Logger, options: Options = {}): Promise<Context> {
  const { clock = createClock(), readyLimitSeconds: limitSeconds, freeBytes } = options
  await prepareFolder(env.dataDir)
  const links = env.publicUrl === null ? null : await openLinkSecret(env.dataDir)
  const { now } = clock
  const warnings = new Warnings()
  const db = await openDatabase(env.dataDir, env.databaseUrl, log)
  const audit = new AuditLog(db)
  const accounts = new Accounts(db, options.pinCost)
  const sessions = new Sessions(db, accounts)
  const kiosks = new PairedKiosks(db)
  const bundles = await Bundles.open(env.dataDir)
  const content = await openContent(env, bundles)
  const drafts = await Drafts.open({ db, content, now })
  const fonts = new Fonts(env.dataDir, { bundles, log })
  const presence = new Presence(await kiosks.list(), now)
  const first = await firstState(db, bundles, content, now(), warnings)
  const tours = new TourRecorder()
  await tours.resume(db, first, (await bundles.load(first.bundle)) ?? content.current, now())
  const booth = new LiveBooth(first, {
    now,
    contentOf: (bundle) => bundles.load(bundle),
    commit: (command, actor, change) => commit({ audit, tours }, command, actor, change, now()),
    showAt: (urgent) => chooseShowAt(now(), presence.liveClocks(), urgent),
    storageFailed: (reason) => {
      if (reason === null) return warnings.clear('storage-failing')
      if (!warnings.has('storage-failing')) log.error({ reason }, 'storage refuses; the show goes on')
      warnings.set({ kind: 'storage-failing', detail: reason, since: Math.round(now()) })
    },
    storageLost: (reason) => log.error({ reason }, 'an accepted command could not be stored, and is given up'),
  })
  const calls = await Calls.open(db, { now, log })
  const key = await LeadKey.open(env.dataDir)
  const leads = new Leads({ db, key, audit, now, log, sqlite: env.databaseUrl === null })
  const desk = new Desk(db, { now, timeZone: env.timeZone })
  const setUp = await SetUp.open({ db, audit, now, timeZone: env.timeZone })
  const imports = await ImportDesk.open({ dataDir: env.dataDir, db, bundles, content, audit, now })
  const figures = new FiguresThread(env, log)
  const works = await Works.open(env.dataDir)
  const publishing = new Publishing(booth, presence, warnings, { now, limitSeconds })
  const published = (await bundles.load(first.bundle)) ?? content.current
  const approvals = await Approvals.open({ db, audit, content, now }, published)
  const publisher = await Publisher.open({ db, audit, bundles, fonts, booth, publishing, approvals, now })
  const pairing = new Pairing(now)
  const noticeContent = () => {
    if (content.problem) warnings.set({ kind: 'content-broken', ...content.problem })
    else warnings.clear('content-broken')
  }
  noticeContent()
  const contentChanged = () => {
    noticeContent()
    drafts.follow().catch((error: unknown) => log.error({ err: error }, 'a change of the draft was not written down'))
  }
  const timetable = new Timetable({ booth, bundles, now, timeZone: env.timeZone, log })
  const stops = [
    startMachineChecks(warnings, clock, () => freeBytes?.() ?? freeBytesOf(env.dataDir), options.checkEveryMs),
    content.watch(env.dataDir, contentChanged),
    calls.start(),
    leads.start(),
    figures.start(),
  ]

  return {
    ...{ env, log, clock, db, audit, accounts, sessions, throttle: new SignInThrottle(), kiosks, pairing },
    ...{ tokens: new ApiTokens(db), tokenRate: new TokenRate(), figures },
    ...{
      content,
      drafts,
      bundles,
      fonts,
      booth,
      presence,
      publishing,
      approvals,
      publisher,
      timetable,
      tours,
      calls,
      leads,
      desk,
      setUp,
      imports,
      unitFigures: new UnitDesk({ db, audit, now, timeZone: env.timeZone }),
      figures,
      works,
      links,
      warnings,
    },
    close: async () => {
      for (const stop of stops) stop()
      publishing.stop()
      await works.close()
      await figures.stop()
      await publisher.settled()
      await fonts.stop()
      await booth.stop()
      presence.stop()
      await content.settled()
      await drafts.settled()
      await approvals.settled()
      await calls.settled()
      await leads.settled()
      await desk.settled()
      await setUp.settled()
      await audit.settled()
      await db.destroy()
    },
  }
}

async function prepareFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await access(dataDir, constants.R_OK | constants.W_OK)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new StartError(`DATA_DIR=“${dataDir}” is not accepted: it must be a folder the server may write to (${why}).`)
  }
}

async function openContent(env: Env, bundles: Bundles): Promise<ContentStore> {
  const sample = await readSample()
  await addSampleMedia(sample, bundles)
  const { publicUrl } = env
  const codes = codeChecker({ mediaPath: (hash) => bundles.mediaPath(hash), publicUrl })
  return ContentStore.open(env.dataDir, sample, async (content, file) => {
    const checked = await codes(content, file)
    return 'problem' in checked ? checked : checkPalette(checked.content, file)
  })
}

/** The last accepted state; in a new store the opening state over the sample; with a damaged bundle the newest whole one. */
async function firstState(
  db: Database,
  bundles: Bundles,
  content: ContentStore,
  now: number,
  warnings: Warnings,
): Promise<Booth> {
  const stored = await loadBooth(db)
  if (!stored) {
    const first = openingBooth(newEpoch(), await bundles.publish(content.current), Math.round(now))
    await saveBooth(db, first, now)
    return first
  }
  const resumed = { ...stored, showAt: now } // an instant of the last run means nothing to this run's clock
  if (await bundles.load(stored.bundle)) return resumed
  const file = `bundles/${stored.bundle.slice(0, 12)}….json`
  warnings.set(
    { kind: 'content-broken', file, path: '', detail: 'the published bundle is damaged; another one is shown' },
    'bundle',
  )
  return { ...resumed, bundle: (await bundles.newest()) ?? (await bundles.publish(content.current)) }
}

/** The command's entry, the state and the record of the tour: together on disk, or none of them. May be run again. */
function commit(
  { audit, tours }: Pick<Context, 'audit' | 'tours'>,
  command: Command,
  actor: Actor,
  change: BoothChange | null,
  now: number,
): () => Promise<void> {
  const { type, ...rest } = command
  const detail = { ...withoutPin(rest), ...(change && { revision: change.after.revision }) }
  const records = change ? tours.follow(change) : []
  return async () => {
    await audit.append({ at: now, actor: actorName(actor), action: `command:${type}`, detail }, async (tx) => {
      if (change) await saveBooth(tx, change.after, now)
      for (const record of records) await saveFollowed(tx, record, now)
    })
    tours.saved(records)
  }
}

const withoutPin = (detail: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(detail).filter(([name]) => name !== 'pin'))
