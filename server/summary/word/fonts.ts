/** Fonts go into the file by name; none is embedded. Offices have one family or the other. */

export type FontFamily = 'gb2312' | 'system'

export type Fonts = { body: string; heading: string; second: string; title: string; page: string; boldTitle: boolean }

/** What Windows has of itself is without 小标宋; 宋体 in bold stands for it there. */
export const fontsOf: Record<FontFamily, Fonts> = {
  gb2312: {
    body: '仿宋_GB2312',
    heading: '黑体',
    second: '楷体_GB2312',
    title: '方正小标宋简体',
    page: '宋体',
    boldTitle: false,
  },
  system: { body: '仿宋', heading: '黑体', second: '楷体', title: '宋体', page: '宋体', boldTitle: true },
}

export const digitFont = 'Times New Roman'
