import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { searchPath } from './search-path.mjs'
import { systemInstallers } from './system-installers.mjs'
import { keepTelling, tell } from './tell.mjs'

/** LibreOffice opens what the project writes, poppler reads its pages, and a Chinese font is what both print with. */
const packages = {
  'apt-get': ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'poppler-utils', 'fonts-noto-cjk'],
  dnf: ['libreoffice-writer', 'libreoffice-calc', 'poppler-utils', 'google-noto-sans-cjk-fonts'],
  apk: ['libreoffice-writer', 'libreoffice-calc', 'poppler-utils', 'font-noto-cjk'],
  zypper: ['libreoffice-writer', 'libreoffice-calc', 'poppler-tools', 'google-noto-sans-cjk-fonts'],
  pacman: ['libreoffice-still', 'poppler', 'noto-fonts-cjk'],
}

const programs = ['soffice', 'pdftotext', 'pdftoppm']

/** The programs that are not on this machine.
 * @returns {string[]} */
const missing = () => programs.filter((program) => !searchPath().some((folder) => existsSync(join(folder, program))))

/** Installs an office for the tests where there is none. Where that cannot be done it says so, and those tests fail. */
export async function ensureOffice() {
  for (const { name, steps, timeoutMs } of missing().length > 0 ? systemInstallers(packages) : []) {
    tell(`没有 ${missing().join('、')}，正在安装（${name}） Without ${missing().join(', ')}: installing (${name})`)
    const done = keepTelling('安装中 installing')
    for (const [command = '', ...args] of steps) {
      const status = await run(command, args, { stdio: ['ignore', 2, 2], env: unattended, timeoutMs }).catch(() => 127)
      if (status !== 0) break // the next way
    }
    done()
    if (missing().length === 0) return
  }
  if (missing().length > 0)
    tell(
      `没有 ${missing().join('、')}，也未能安装：Word 和 Excel 文件的测试会失败。请安装 LibreOffice、poppler 和一种中文字体。` +
        ` ${missing().join(', ')} not found, and could not be installed: the tests of Word and Excel files will fail. Install LibreOffice, poppler and a Chinese font.`,
    )
}

const unattended = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
