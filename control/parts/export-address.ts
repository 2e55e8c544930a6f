export type ExportChoice = { from: string; to: string; kiosk: string; lang: string }

/** Where a download lies: days are whole days, both included; an empty choice means all. */
export function exportAddress(kind: 'csv' | 'ndjson', { from, to, kiosk, lang }: ExportChoice): string {
  const query = new URLSearchParams()
  if (from) query.set('from', from)
  if (to) query.set('to', to)
  if (kiosk) query.set('kiosk', kiosk)
  query.set('lang', lang)
  return `/api/exports/events.${kind}?${query}`
}
