import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The folder that holds a screen's pairing and the touches that are still to be sent: kept from run to run, used by
 * nothing else. A browser that was killed would greet visitors with “Restore pages?”, so it is told that it was not.
 * @param {string} folder
 */
export function prepareProfile(folder) {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'Default', 'Preferences')
  if (!existsSync(path)) return
  const preferences = readPreferences(path)
  if (!preferences) return
  preferences.profile = { ...preferences.profile, exit_type: 'Normal', exited_cleanly: true }
  writeFileSync(path, JSON.stringify(preferences))
}

/** @param {string} path
 * @returns {{ profile?: Record<string, unknown> } | undefined} */
function readPreferences(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined // half written when the plug was pulled: Chromium replaces it by itself
  }
}
