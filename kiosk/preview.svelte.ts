import { mount } from 'svelte'
import type { Booth } from '#shared/booth.ts'
import { previewReady, type PreviewShow } from '#shared/draft/preview.ts'
import type { BundleHash, Epoch, KioskId } from '#shared/ids.ts'
import { filesOf } from '#shared/media-files.ts'
import { openingBooth } from '#shared/opening.ts'
import { sceneFor, type Scene } from '#shared/scene.ts'
import App from './App.svelte'
import type { Bundle } from './content/bundle.ts'
import type { Kiosk } from './kiosk.svelte.ts'
import { fetchTranslations } from './texts/translation.ts'
import { texts } from './texts.ts'
import { Visitor } from './visit/visit.svelte.ts'

/**
 * A screen in a frame of the panel: the kiosk's own pages, fed by the page around them. It is no paired screen: it opens no
 * socket, records nothing, keeps nothing, and asks the server for no content.
 */
class Preview {
  #shown = $state.raw<PreviewShow | null>(null)
  readonly visitor = new Visitor({
    recorder: { record: () => {}, newId: () => 'preview' }, // an id that nobody stores
    now: () => Date.now(),
    kiosk: () => this.#kiosk,
    resumeSeconds: () => 0,
  })
  readonly idle = { secondsLeft: null }
  readonly identity = { label: null }
  readonly connection = { online: true, clock: { now: () => Date.now() } }

  readonly #bundle = $derived(this.#shown && bundleOf(this.#shown.content))
  readonly #booth = $derived(this.#shown && boothOf(this.#shown))
  readonly #scene = $derived(this.#shown && this.#sceneOf(this.#shown))
  readonly stage = this.#stage()
  readonly pairing = this.#pairing()

  show(shown: PreviewShow): void {
    const before = this.#shown
    this.#shown = shown
    const moved = JSON.stringify([before?.page, before?.kiosk]) !== JSON.stringify([shown.page, shown.kiosk])
    if (moved) this.#open(shown)
    if (this.visitor.visit && this.visitor.language !== shown.language) this.visitor.chooseLanguage(shown.language)
  }

  touched(): void {}

  /** A visitor walks to the page: what they touch there afterwards works as it does in the hall. */
  #open({ page }: PreviewShow): void {
    this.visitor.finish()
    if (!page) return
    this.visitor.start('attract')
    if (page.name === 'quiz') this.visitor.openQuiz()
    else if (page.name !== 'home') this.visitor.open(page)
  }

  get #kiosk(): KioskId {
    return this.#shown?.kiosk ?? ('' as KioskId) // nothing is shown before the first word
  }

  #sceneOf({ content, kiosk }: PreviewShow): Scene | null {
    return this.#booth && sceneFor({ booth: this.#booth, content, kiosk, visit: this.visitor.visit })
  }

  #stage() {
    const bundle = () => this.#bundle
    const booth = () => this.#booth
    const scene = () => this.#scene
    return {
      get bundle() {
        return bundle()
      },
      get booth() {
        return booth()
      },
      get scene() {
        return scene()
      },
      get glass() {
        const now = scene()
        return now?.name === 'freeze' ? now.under : now
      },
    }
  }

  #pairing() {
    const kiosk = () => this.#shown?.kiosk ?? null
    return {
      code: null,
      get kiosk() {
        return kiosk()
      },
    }
  }
}

/** Draft media are served to whoever is signed in, as the page around the frame is. */
function bundleOf(content: PreviewShow['content']): Bundle {
  const urls = new Map(filesOf(content).map(({ hash }) => [hash, `/media/${hash}`]))
  return { hash: '' as BundleHash, content, urls } // a draft has no name
}

function boothOf({ mode, over, solemn }: PreviewShow): Booth {
  return { ...openingBooth('' as Epoch, '' as BundleHash, 0), mode, over, solemn } // no state of any store
}

/** Shows what the page around it sends, and nothing from anybody else. */
export function startPreview(target: HTMLElement): void {
  const preview = new Preview()
  // What the pages read of a kiosk is all here; what a kiosk does beside them is what a preview must not do.
  const kiosk: Kiosk = preview as unknown as Kiosk
  mount(App, { target, props: { kiosk } })
  void fetchTranslations(texts)
  window.addEventListener('message', ({ origin, source, data }: MessageEvent<PreviewShow>) => {
    if (origin === location.origin && source === window.parent) preview.show(data)
  })
  window.parent.postMessage(previewReady, location.origin)
}
