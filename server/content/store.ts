import { watch } from 'node:fs'
import { join } from 'node:path'
import { Low, type Adapter } from 'lowdb'
import { Content } from '#shared/content.ts'
import { Turns } from '../turns.ts'
import { DurableJson } from './durable-json.ts'

/** What is wrong with the content file, in words that find the place. */
export type ContentProblem = { file: string; path: string; detail: string }

export type Checked = { content: Content } | { problem: ContentProblem }

/** What a schema cannot see, such as whether a code can be read: fills in what is found out, or says what is wrong. */
type Finish = (content: Content, file: string) => Promise<Checked>

const fileName = 'content.json'
const settleMs = 150 // an editor saves in several writes

/**
 * The content being worked on. Nothing reaches a screen from here: publishing makes a bundle of it.
 * A broken file never takes the good content away: the last good copy stays, and `problem` says which field is wrong (D2).
 */
export class ContentStore {
  problem: ContentProblem | null = null
  readonly #file: Low<unknown>
  readonly #good: Low<unknown>
  readonly #fileName: string
  #content: Content
  readonly #finish: Finish
  readonly #turns = new Turns() // edits and reloads: each begins with what the one before left

  private constructor(file: Low<unknown>, good: Low<unknown>, first: Content, finish: Finish) {
    this.#file = file
    this.#good = good
    this.#fileName = fileName
    this.#content = first
    this.#finish = finish
  }

  /** Reads the folder's content, else its last good copy, else `first` (which is then written). */
  static async open(folder: string, first: Content, finish?: Finish): Promise<ContentStore> {
    return ContentStore.over(
      new DurableJson(join(folder, fileName)),
      new DurableJson(join(folder, 'content.good.json')),
      first,
      finish,
    )
  }

  static async over(
    file: Adapter<unknown>,
    good: Adapter<unknown>,
    first: Content,
    finish: Finish = async (content) => ({ content }),
  ): Promise<ContentStore> {
    const store = new ContentStore(new Low<unknown>(file, null), new Low<unknown>(good, null), first, finish)
    const lastGood = await store.#check(store.#good)
    if ('content' in lastGood) store.#content = lastGood.content
    await store.reload()
    return store
  }

  get current(): Content {
    return this.#content
  }

  /** Takes over what was saved by hand, if all of it is right. */
  reload(): Promise<void> {
    return this.#turns.take(() => this.#reload())
  }

  async #reload(): Promise<void> {
    const checked = await this.#finished(await this.#check(this.#file))
    if ('problem' in checked) {
      this.problem = checked.problem
      return
    }
    this.problem = null
    if (this.#file.data === null)
      await this.#save(checked.content) // there was no file yet
    else await this.#take(checked.content)
  }

  /** Clone, edit, validate, swap, write: a refused edit leaves nothing behind. Returns what is wrong, or null. */
  update(edit: (content: Content) => void): Promise<ContentProblem | null> {
    return this.#turns.take(async () => {
      const copy = structuredClone(this.#content)
      edit(copy)
      const checked = await this.#finished(check(copy, this.#fileName))
      if ('problem' in checked) return checked.problem
      await this.#save(checked.content)
      return null
    })
  }

  /** Resolves when everything that was begun is on disk, or has failed. */
  async settled(): Promise<void> {
    await this.#turns.settled()
  }

  /** Follows the file while the server runs. Returns the stop. */
  watch(folder: string, changed: () => void): () => void {
    let timer: NodeJS.Timeout | undefined
    const watcher = watch(folder, (_event, name) => {
      if (name !== this.#fileName) return
      clearTimeout(timer)
      timer = setTimeout(() => void this.#followed().then(changed), settleMs)
    })
    watcher.on('error', (error) => this.#broken(error)) // the folder itself is gone
    return () => {
      clearTimeout(timer)
      watcher.close()
    }
  }

  /** A disk that refuses the copy is a problem to show, never a reason to stop. */
  async #followed(): Promise<void> {
    try {
      await this.reload()
    } catch (error) {
      this.#broken(error)
    }
  }

  #broken(error: unknown): void {
    this.problem = { file: this.#fileName, path: '', detail: error instanceof Error ? error.message : String(error) }
  }

  async #save(content: Content): Promise<void> {
    this.#file.data = content
    await this.#file.write()
    await this.#take(content)
  }

  async #take(content: Content): Promise<void> {
    this.#content = content
    this.#good.data = content
    await this.#good.write()
  }

  /** The last good copy is not asked again: what was right once is kept, whatever is asked of content today. */
  async #finished(checked: Checked): Promise<Checked> {
    return 'problem' in checked ? checked : this.#finish(checked.content, this.#fileName)
  }

  async #check(low: Low<unknown>): Promise<Checked> {
    low.data = null
    try {
      await low.read()
    } catch (error) {
      return {
        problem: { file: this.#fileName, path: '', detail: error instanceof Error ? error.message : String(error) },
      }
    }
    return low.data === null ? { content: this.#content } : check(low.data, this.#fileName)
  }
}

function check(data: unknown, file: string): Checked {
  const parsed = Content.safeParse(data)
  if (parsed.success) return { content: parsed.data }
  const [issue] = parsed.error.issues
  return {
    problem: { file, path: issue?.path.map(String).join('.') ?? '', detail: issue?.message ?? 'not understood' },
  }
}
