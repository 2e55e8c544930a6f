/** The part of the package that finds the modules, without what draws them on canvases and into files. */
declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode'
}
