const day = /^(\d{4}-\d{2}-\d{2})?$/

/** The page of the editor for these days; both empty: for all. */
export const editorAddress = (days: { from: string; to: string }): string => `#/records/summary/${days.from}/${days.to}`

/** Which days that page is for; null where the address is another one. */
export function editedDays(hash: string): { from: string; to: string } | null {
  const [, from = '-', to = '-'] = /^#\/records\/summary\/([^/]*)\/([^/]*)$/.exec(hash) ?? []
  return day.test(from) && day.test(to) ? { from, to } : null
}
