/** A code as people read it aloud, also while it is being typed: 384 927 265. */
export const grouped = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ')
