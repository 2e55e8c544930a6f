import { spawn } from 'node:child_process'
import { root } from './root.mjs'
import { stopWithParent } from './parent.mjs'

/**
 * @typedef {object} RunOptions
 * @property {import('node:child_process').StdioOptions} [stdio]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeoutMs]
 * @property {boolean} [shell]
 * @property {(text: string) => void} [onoutput] with piped stdio: everything it says
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
let stopping = false

/**
 * Runs a program to its end and gives its exit status. A signal to this script goes to the program as well, and the
 * script ends when the program has: nothing is left behind.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, options = {}) {
  stopWithParent()
  if (running.size === 0) listen('on')
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: options.stdio ?? 'inherit',
      env: { ...(options.env ?? process.env), ZHANTAI_LAUNCHED: '1' },
      shell: options.shell ?? false,
    })
    running.add(child)
    const timer = options.timeoutMs ? setTimeout(() => child.kill('SIGKILL'), options.timeoutMs) : undefined
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => options.onoutput?.(text))
    }
    const end = () => {
      clearTimeout(timer)
      running.delete(child)
      if (running.size === 0) listen('off')
    }
    child.on('error', (error) => {
      end()
      reject(error)
    })
    child.on('close', (code) => {
      end()
      if (!stopping) resolve(code ?? 1)
      else if (running.size === 0) process.exit(code ?? 0)
    })
  })
}

/** @param {'on' | 'off'} change */
function listen(change) {
  process[change]('SIGTERM', stopAll)
  process[change]('SIGINT', stopAll)
}

/** @param {NodeJS.Signals} signal */
function stopAll(signal) {
  if (!stopping) setTimeout(killAll, 4_000).unref() // twice what the server promises
  stopping = true
  if (signal === 'SIGINT' && process.stdin.isTTY) return // Ctrl-C reached the children already
  for (const child of running) child.kill(signal)
}

function killAll() {
  for (const child of running) child.kill('SIGKILL')
  process.exit(1)
}
