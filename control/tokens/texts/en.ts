import type { TokenTexts } from './zh.ts'

/** The same in English. */
export const en: TokenTexts = {
  title: 'Tokens',
  help: 'For programs such as a Stream Deck or a show controller. A token lasts until it is revoked, and steers the booth only while its owner holds control on a tablet.',
  none: 'No token yet. Give one a name and a role, and make it.',
  name: 'Name',
  nameHint: 'Say where it is used, such as “Stage keys”',
  owner: 'Acts for',
  role: 'Role',
  roleHint: 'Keys usually get Explainer',
  make: 'Make a token',
  ownerOf: (name) => `acts for ${name}`,
  madeBy: (name) => `made by ${name}`,
  used: (ago) => `used ${ago}`,
  unused: 'never used',
  revoke: 'Revoke',
  revokeNamed: (name) => `Revoke ${name}`,
  revokeAsk: (name) => `Revoke “${name}”?`,
  revokeHelp:
    'Devices that use it stop at once, and it does not come back. To go on, make another and enter it in the device.',
  keep: 'Keep it',
  revoked: (name) => `Revoked: ${name}`,
  shownTitle: (name) => `The token “${name}”`,
  shownHelp: 'It is shown this once. Copy it into the device; do not send it to a group chat or write it on paper.',
  copy: 'Copy',
  copied: 'Copied',
  copyByHand: 'This device lets no page copy: press and hold to select the token, then copy it.',
  notCopied: 'It was not copied. Close once more, and it will not be seen again.',
  done: 'It is in place, close',
}
