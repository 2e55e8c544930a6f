/** The tables of the kept figures, as Kysely sees them. Tallies are JSON: counters by name. */
export type AggregateTables = {
  /** One row a batch of events: the visits that must be counted anew, and the ids of events that belong to none. */
  figure_queue: { id: string; visits: string }
  figure_visits: { visit: string; kiosk: string; day: string; started: number; class: string; tally: string }
  figure_sums: { day: string; kiosk: string; class: string; tally: string }
  /** The newest bundle that an event of the exhibit named: where to look for the name of one that is gone. */
  figure_exhibits: { exhibit: string; seen: number; bundle: string }
  /** `round` goes up with every change; `built_to` is how far a count of the whole log got, null when it is complete. */
  figure_state: { id: 1; version: number; time_zone: string; round: number; built_to: string | null }
}
