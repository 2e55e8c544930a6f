/** A value of an item as a person reads it. */
export function said(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(said).join('；')
  if (typeof value === 'object') return Object.values(value).map(said).join('　')
  return JSON.stringify(value)
}
