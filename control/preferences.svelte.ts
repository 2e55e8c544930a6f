import type { ScriptLength } from '#shared/booth.ts'

export type PanelLanguage = 'zh' | 'en'

type Saved = {
  language: PanelLanguage
  theme: 'light' | 'night'
  leftHanded: boolean
  scriptLength: ScriptLength
  scriptSize: number // index into the sizes of the script
}

export const scriptSizes = 4
const key = 'zhantai-panel'

/** What this tablet's owner likes, remembered on the tablet. */
export class Preferences {
  readonly #storage: Storage
  #saved = $state.raw<Saved>(initial())

  constructor(storage: Storage) {
    this.#storage = storage
    this.#saved = { ...initial(), ...read(storage) }
  }

  get language(): PanelLanguage {
    return this.#saved.language
  }
  get theme(): Saved['theme'] {
    return this.#saved.theme
  }
  get leftHanded(): boolean {
    return this.#saved.leftHanded
  }
  get scriptLength(): ScriptLength {
    return this.#saved.scriptLength
  }
  get scriptSize(): number {
    return this.#saved.scriptSize
  }

  set(change: Partial<Saved>): void {
    this.#saved = { ...this.#saved, ...change }
    try {
      this.#storage.setItem(key, JSON.stringify(this.#saved))
    } catch {
      // Private mode or a full disk: the choice holds until the page is closed.
    }
  }
}

function initial(): Saved {
  const language = navigator.language.startsWith('zh') ? 'zh' : 'en'
  return { language, theme: 'light', leftHanded: false, scriptLength: 'short', scriptSize: 0 }
}

function read(storage: Storage): Partial<Saved> {
  try {
    const saved: unknown = JSON.parse(storage.getItem(key) ?? '{}')
    return typeof saved === 'object' && saved !== null ? saved : {}
  } catch {
    return {} // not ours, or damaged: start from the beginning
  }
}
