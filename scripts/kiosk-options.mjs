import { parseArgs } from 'node:util'
import { Trouble } from './tell.mjs'

/** @typedef {{ screen: string, server: URL, printPolicy: boolean, extra: string[] }} KioskOptions */

/**
 * Reads `--screen west --server http://… [--print-policy] [-- options for the browser]`.
 * @param {string[]} args
 * @returns {KioskOptions}
 */
export function readKioskOptions(args) {
  const { values, positionals } = parse(args)
  const screen = values.screen ?? ''
  const printPolicy = values['print-policy'] ?? false
  if (!printPolicy && (screen.length > 40 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(screen))) {
    throw new Trouble(
      `--screen “${screen}” 不可用：请用小写字母、数字和连字符，例如 west。` +
        ` --screen “${screen}” is not accepted: small letters, digits and hyphens, such as west.`,
    )
  }
  return { screen, server: readServer(values.server ?? 'http://localhost:8080'), printPolicy, extra: positionals }
}

/** @param {string[]} args */
function parse(args) {
  try {
    const options = /** @type {const} */ ({
      screen: { type: 'string' },
      server: { type: 'string' },
      'print-policy': { type: 'boolean' },
    })
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new Trouble(
      `${error instanceof Error ? error.message : error} — npm run kiosk -- --screen west --server http://192.168.1.10:8080`,
    )
  }
}

/** @param {string} value */
function readServer(value) {
  try {
    const url = new URL(value)
    if (/^https?:$/.test(url.protocol)) return url
  } catch {
    // not an address at all: told below
  }
  throw new Trouble(
    `--server “${value}” 不是地址，例如 http://192.168.1.10:8080。` +
      ` --server “${value}” is not an address such as http://192.168.1.10:8080.`,
  )
}
