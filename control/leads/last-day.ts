/** The last whole day before an instant that is the end of a day, by this tablet's clock: 2023-06-19. */
export function lastDayOf(end: number): string {
  const last = new Date(end - 1)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${last.getFullYear()}-${two(last.getMonth() + 1)}-${two(last.getDate())}`
}
