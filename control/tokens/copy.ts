/**
 * Copies what the field holds; false where the device does not let a page copy. A booth's network is plain HTTP, where
 * browsers have no clipboard, so the older way comes second.
 */
export async function copyFrom(field: HTMLInputElement): Promise<boolean> {
  field.select()
  const clipboard = 'clipboard' in navigator ? navigator.clipboard : undefined
  if (clipboard) {
    const copied = await clipboard.writeText(field.value).then(
      () => true,
      () => false, // not allowed here: the other way may be
    )
    if (copied) return true
  }
  return typeof document.execCommand === 'function' && document.execCommand('copy')
}
