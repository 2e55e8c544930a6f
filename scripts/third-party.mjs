import { writeFileSync } from 'node:fs'
import { inRoot, root } from './root.mjs'
import { thirdPartyNotices } from './third-party-notices.mjs'

/** Writes THIRD_PARTY.md anew from the lock; `npm run check` says when that is due. */
writeFileSync(inRoot('THIRD_PARTY.md'), thirdPartyNotices(root))
