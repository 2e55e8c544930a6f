/** The package has no types of its own; these are the parts of it that are used. */
declare module 'subset-font' {
  type Options = {
    targetFormat?: 'sfnt' | 'woff2'
    variationAxes?: Record<string, number | { min?: number; max?: number; default?: number }>
    keepAllGlyphs?: boolean
    noHinting?: boolean
  }
  const subsetFont: (font: Uint8Array, text: string | undefined, options?: Options) => Promise<Uint8Array>
  export default subsetFont
}
