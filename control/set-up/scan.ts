const gapMs = 120 // a scanner types a character every few milliseconds, a finger does not

/** Puts together what a scanner types where no field takes it, such as over an open dialog. */
export class Scan {
  #text = ''
  #last = 0

  /** What was scanned, once its Enter comes; else null. `at` is the time of the key. */
  take(key: string, at: number): string | null {
    if (at - this.#last > gapMs) this.#text = ''
    this.#last = at
    if (key.length === 1) this.#text += key
    if (key !== 'Enter') return null
    const text = this.#text
    this.#text = ''
    return text.length > 1 ? text : null
  }
}
