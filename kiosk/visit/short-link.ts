import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { ExhibitId } from '#shared/ids.ts'
import { makeShort, type LinkMaker } from '#shared/short-link.ts'
import type { Bundle } from '../content/bundle.ts'

/** The short link of an exhibit's code on this screen: in JavaScript, because `crypto.subtle` does not exist on plain HTTP. */
export function shortLinkOf(
  { base, screen, key }: LinkMaker,
  { content, hash }: Pick<Bundle, 'content' | 'hash'>,
  exhibit: ExhibitId,
): string | null {
  const place = { exhibit: content.exhibits.findIndex(({ id }) => id === exhibit), screen, bundle: hash }
  const short = makeShort(place, (text) => hmac(sha256, utf8ToBytes(key), utf8ToBytes(text)))
  return short && `${base}/q/${short}`
}
