/** Addresses that a visitor's phone cannot reach: it is on mobile data, not on the booth's network. */

const privateNames = /(^|\.)(localhost|local|lan|internal|intranet|home|corp|test|invalid|home\.arpa)$/

/** Whether a phone can open this link: http or https, a public name or address, nobody's password in it. */
export function phoneCanOpen(link: string): boolean {
  if (!URL.canParse(link)) return false
  const { protocol, hostname, username, password } = new URL(link)
  if (protocol !== 'http:' && protocol !== 'https:') return false
  return username === '' && password === '' && !isPrivateHost(hostname)
}

/** `URL` has already made 0x7f.1, 3232235777 and the like into four numbers. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/\.$/, '')
  if (host.startsWith('[')) return isPrivateV6(host.slice(1, -1))
  const parts = host.split('.')
  if (parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part))) return isPrivateV4(parts.map(Number))
  return parts.length < 2 || privateNames.test(host)
}

function isPrivateV4([a = 0, b = 0]: number[]): boolean {
  if (a === 0 || a === 10 || a === 127 || a >= 224) return true
  if (a === 172) return b >= 16 && b < 32
  if (a === 192) return b === 168
  if (a === 169) return b === 254
  return a === 100 && b >= 64 && b < 128 // shared by a carrier's customers
}

/** Loopback, unspecified, unique local, link local, and IPv4 in disguise: 2000::/3 is what phones can reach. */
const isPrivateV6 = (address: string): boolean => !/^[23][0-9a-f]{3}:/.test(address)
