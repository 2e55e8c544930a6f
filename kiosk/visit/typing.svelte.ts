const longest = 40

/** What a visitor types into the search. It never leaves this screen, and is gone with the visit (K32). */
export class Typing {
  #text = $state('')
  #results: number | null = null
  #told = ''

  get text(): string {
    return this.#text
  }

  type(text: string): void {
    this.#text = text.slice(0, longest)
    this.#results = null
  }

  /** How much the text finds, from the page that shows it. */
  counted(results: number): void {
    this.#results = results
  }

  clear(): void {
    this.type('')
    this.#told = ''
  }

  /** What may be recorded: how long it is and how much it found, once for each text. */
  told(): { letters: number; results: number } | null {
    const letters = [...this.#text].length
    if (letters === 0 || this.#results === null || this.#text === this.#told) return null
    this.#told = this.#text
    return { letters, results: this.#results }
  }
}
