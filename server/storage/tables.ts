import type { AggregateTables } from './aggregate-rows.ts'

/** The tables as Kysely sees them. Times are epoch milliseconds, JSON is text, booleans are 0 and 1. */
export interface Tables extends AggregateTables {
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
  audit: { seq: number; at: number; actor: string; action: string; detail: string; prev: string; hash: string }
}
