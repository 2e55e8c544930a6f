import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ version?: string, license?: string, dev?: boolean, devOptional?: boolean, optional?: boolean }} Locked */

const heading = `# 第三方软件 Third-party software

Zhantai 本身采用 MIT 许可。运行时用到的软件包及其许可如下；各包的许可全文在 \`node_modules\` 中。
Zhantai itself is under the MIT licence. These are the packages it needs to run, with their licences; the full text of each is in \`node_modules\`.
This file is written by \`node scripts/third-party.mjs\`.
`

/** The notices for everything in the lock that is needed to run: what only develops or tests it is left out.
 * @param {string} folder */
export function thirdPartyNotices(folder) {
  /** @type {Record<string, Locked>} */
  const packages = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages
  const rows = new Map()
  for (const [place, locked] of Object.entries(packages)) {
    if (place === '' || locked.dev || locked.devOptional) continue
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    rows.set(`${name} ${locked.version}`, {
      name,
      version: locked.version,
      licence: locked.license ?? licenceOf(folder, place),
    })
  }
  const sorted = [...rows.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const fonts = sorted.filter(({ name }) => name.startsWith('@fontsource'))
  const others = sorted.filter(({ name }) => !name.startsWith('@fontsource'))
  return [
    heading,
    '## 字体 Fonts\n',
    'Noto Sans SC 与 Noto Serif SC 采用 SIL 开放字体许可（OFL）1.1，不得单独出售。 Both typefaces are under the SIL Open Font License 1.1 and may not be sold by themselves.\n',
    table(fonts),
    '## 软件包 Packages\n',
    table(others),
  ].join('\n')
}

/** @param {{ name: string, version?: string, licence: string }[]} rows */
function table(rows) {
  const lines = rows.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
  return ['| 名称 Package | 版本 Version | 许可 Licence |', '| --- | --- | --- |', ...lines, ''].join('\n')
}

/** A lock leaves the licence out where the package names it in an old form.
 * @param {string} folder
 * @param {string} place */
function licenceOf(folder, place) {
  const path = join(folder, place, 'package.json')
  if (!existsSync(path)) return 'see the package'
  const { license, licenses } = JSON.parse(readFileSync(path, 'utf8'))
  return license?.type ?? license ?? licenses?.[0]?.type ?? 'see the package'
}
