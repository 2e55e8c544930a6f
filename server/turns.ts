/** One thing after another, in the order in which they were asked for. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Resolves or rejects with `act`, for whoever asked; what comes later has its turn all the same. */
  take<Answer>(act: () => Promise<Answer>): Promise<Answer> {
    const done = this.#last.then(act)
    this.#last = done.catch(() => {}) // told to the one who asked
    return done
  }

  /** Resolves when everything that was asked for is done, or has failed. */
  async settled(): Promise<void> {
    await this.#last
  }
}
