export type Notice = { id: number; tone: 'done' | 'refused'; text: string }

const shownMs = { done: 4_000, refused: 9_000 } as const // a refusal is read while somebody is talking

/** One sentence at a time, shown and read out; the newest replaces the one before. */
export class Notices {
  #current = $state.raw<Notice | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  #count = 0

  get current(): Notice | null {
    return this.#current
  }

  show(tone: Notice['tone'], text: string): void {
    clearTimeout(this.#timer)
    this.#current = { id: ++this.#count, tone, text }
    this.#timer = setTimeout(() => this.dismiss(), shownMs[tone])
  }

  dismiss(): void {
    clearTimeout(this.#timer)
    this.#current = null
  }
}
