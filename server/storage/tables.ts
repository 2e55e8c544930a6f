import type { AggregateTables } from './aggregate-rows.ts'
import type { SetUpTables } from './set-up-table.ts'
import type { UnitFigureTables } from './unit-figures-table.ts'

/** The tables as Kysely sees them. Times are epoch milliseconds, JSON is text, booleans are 0 and 1. */
export interface Tables extends AggregateTables, SetUpTables, UnitFigureTables {
  booth_record: { id: 1; epoch: string; revision: number; booth: string; saved_at: number }
  visit_events: {
    id: string
    at: number
    received_at: number
    kiosk: string
    sender: string // the kiosk whose session sent it: another one after a screen was paired anew
    visit: string | null
    audience: string
    rehearsal: number
    type: string
    exhibit: string | null
    detail: string
  }
  accounts: {
    name: string
    role: string
    pin_hash: string
    disabled: number
    created_at: number
    last_sign_in: number | null
  }
  sessions: {
    id: string
    token_hash: string
    account: string
    created_at: number
    seen_at: number
    address: string
    device: string
  }
  api_tokens: {
    id: string
    token_hash: string
    account: string // whom it acts for
    name: string
    role: string
    created_at: number
    created_by: string
    last_used: number | null
  }
  kiosks: {
    kiosk: string
    name: string
    number: number
    token_hash: string | null
    paired_at: number
    last_seen: number | null
  }
  tours: {
    id: string
    tour: string
    title: string
    started: number
    ended: number | null
    last_at: number // the last instant that is known of it
    category: string | null
    head_count: number | null
    operators: string
    rehearsal: number
    stops: string
    changes: string
  }
  tour_log: {
    id: string
    record: string
    at: number
    kind: string
    text: string
    stop: string | null
    author: string
  }
  guided_sessions: {
    id: string
    guide: string
    started: number
    ended: number | null
    head_count: number | null
    rehearsal: number
  }
  explainer_calls: {
    id: string
    kiosk: string
    exhibit: string
    called: number
    accepted: number | null
    accepted_by: string | null
    arrived: number | null
    closed: number | null
    ending: string | null
    rehearsal: number
  }
  leads: {
    id: string
    kiosk: string
    exhibit: string
    kind: string
    at: number
    pass_on: number
    notice: string // the bundle whose notice was read
    kept_until: string // the day that it named
    delete_at: number
    rehearsal: number
    sealed: string | null
    code_hash: string | null
    ending: string | null
    ended_at: number | null
  }
  scans: { id: string; at: number; exhibit: string; kiosk: string; bundle: string; rehearsal: number }
  desk_entries: {
    id: string
    at: number
    author: string
    kind: string
    body: string
    rehearsal: number
    resolved: number | null
    removed_at: number | null
    removed_by: string | null
  }
  imports: {
    id: string
    at: number
    actor: string
    state: string // writing, done or undone
    files: string
    counts: string
    undone_at: number | null
    undone_by: string | null
  }
  import_changes: { import: string; kind: string; key: string; before: string | null; after: string | null }
  import_headings: { heading: string; field: string }
  import_pictures: { hash: string; file: string }
  draft_items: { kind: string; item: string; value: string }
  draft_history: {
    id: string
    at: number
    actor: string
    kind: string
    item: string
    path: string
    before: string | null
    after: string | null
  }
  draft_unfinished: { actor: string; kind: string; item: string; at: number; base: string; value: string }
  approval_values: { digest: string; value: string }
  approved_items: { kind: string; item: string; digest: string | null; at: number }
  submissions: {
    id: string
    kind: string
    item: string
    digest: string
    at: number
    author: string
    comment: string
    returned_at: number | null
    returned_by: string | null
    returned_comment: string | null
  }
  signatures: { submission: string; approver: string; at: number; comment: string }
  publications: {
    id: string
    bundle: string
    at: number
    actor: string | null // null: of before there was a list
    act: string
    changes: string | null
    bytes: number | null
  }
  approval_freeze: { id: 1; at: number | null }
  summary_parts: {
    period: string
    part: string
    version: number
    body: string | null // null: as it is made
    at: number
    author: string
  }
  summary_part_log: {
    period: string
    part: string
    version: number
    at: number
    author: string
    before: string | null
    after: string | null
  }
  audit: { seq: number; at: number; actor: string; action: string; detail: string; prev: string; hash: string }
}
