import '@fontsource-variable/noto-sans-sc/wght.css'
import '@fontsource-variable/noto-serif-sc/wght.css'
import '@fontsource-variable/noto-sans-thai/wght.css'
import '@fontsource-variable/noto-sans-lao/wght.css'
import '@fontsource-variable/noto-sans-khmer/wght.css'
import '@fontsource-variable/noto-sans-myanmar/wght.css'
import '#shared/web/tokens.css'
import '#shared/web/tokens-dark.css'
import '#shared/web/base.css'
import './kiosk.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { Shelf } from './content/shelf.ts'
import { Kiosk } from './kiosk.svelte.ts'
import { Pairing } from './pairing.svelte.ts'
import { startPreview } from './preview.svelte.ts'
import { registerServiceWorker } from './service-worker-client.ts'
import { openKioskDatabase } from './storage/database.ts'
import { Memory } from './storage/memory.ts'
import { Outbox } from './visit/outbox.ts'

const target = document.getElementById('kiosk')
if (!target) throw new Error('The page has no element “kiosk”.')

// In a frame of the panel it is no screen: not paired, not counted, and it shows what that page sends.
if (window.parent !== window) startPreview(target)
else await startKiosk(target)

async function startKiosk(target: HTMLElement): Promise<void> {
  const database = await openKioskDatabase()
  const memory = new Memory(database)
  const outbox = await Outbox.open(database)
  const pairing = new Pairing(memory, await memory.pairing())
  const kiosk = new Kiosk(
    {
      database,
      memory,
      outbox,
      pairing,
      booth: await memory.booth(),
      newest: await new Shelf(database, () => null).newest(),
    },
    {
      url: location.href,
      entry: import.meta.url,
      pixels: () => Math.max(screen.width, screen.height) * devicePixelRatio,
    },
  )
  mount(App, { target, props: { kiosk } })
  kiosk.start()
  registerServiceWorker()
}
