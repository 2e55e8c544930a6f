/** Hands a file that the page holds to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // A minute is ample for the browser to have read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
