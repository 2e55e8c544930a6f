const crockford = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A time-ordered id of 26 characters: 48 bits of milliseconds, then 80 random bits (the layout of a ULID, in lower case).
 * `random` holds at least 16 bytes and comes from `crypto.getRandomValues`, which exists on plain HTTP too.
 */
export function timeOrderedId(now: number, random: Uint8Array): string {
  let time = ''
  for (let rest = Math.max(0, Math.floor(now)), place = 0; place < 10; place++) {
    time = crockford.charAt(rest % 32) + time
    rest = Math.floor(rest / 32)
  }
  return time + Array.from(random.subarray(0, 16), (byte) => crockford.charAt(byte % 32)).join('')
}
