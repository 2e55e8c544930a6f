import '@fontsource-variable/noto-sans-sc/wght.css'
import '@fontsource-variable/noto-serif-sc/wght.css'
import '@fontsource-variable/noto-sans-thai/wght.css'
import '@fontsource-variable/noto-sans-lao/wght.css'
import '@fontsource-variable/noto-sans-khmer/wght.css'
import '@fontsource-variable/noto-sans-myanmar/wght.css'
import '#shared/web/tokens.css'
import '#shared/web/base.css'
import './theme.css'
import './panel.css'
import { mount } from 'svelte'
import App from './App.svelte'
import { Panel } from './panel.svelte.ts'
import { Preferences } from './preferences.svelte.ts'

const target = document.getElementById('panel')
if (!target) throw new Error('index.html has no #panel to mount into')

mount(App, { target, props: { panel: new Panel(new Preferences(localStorage)) } })
