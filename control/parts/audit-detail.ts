/** A log line's details without braces and quotes. What is no object is shown as it stands: the log is never prettied away. */
export function auditDetail(json: string): string {
  try {
    const detail: unknown = JSON.parse(json)
    if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return json
    return Object.entries(detail)
      .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join(', ')
  } catch {
    return json
  }
}
