import type { Words } from '#shared/words.ts'

/** Why a file does not become a picture or a film of the booth: what it is, and what to do. */
export const mediaRefusals = {
  empty: { zh: '文件是空的（0 字节），请重新导出后再交。', en: 'The file is empty (0 bytes). Export it again.' },
  'too-large': {
    zh: '文件太大：图片不超过 80 MB，视频不超过 400 MB。请压缩后再交。',
    en: 'The file is too large: a picture may have 80 MB, a film 400 MB. Make it smaller.',
  },
  'not-a-picture': {
    zh: '文件内容不是图片（只看内容，不看扩展名）。请交 JPG、PNG、WebP、TIFF 或 SVG。',
    en: 'The content of the file is no picture, whatever its name says. Hand in JPG, PNG, WebP, TIFF or SVG.',
  },
  'not-a-film': {
    zh: '文件内容不是视频（只看内容，不看扩展名）。请交 H.264 编码的 MP4。',
    en: 'The content of the file is no film, whatever its name says. Hand in an MP4 with H.264.',
  },
  heic: {
    zh: '这是苹果手机的 HEIC 照片，展台无法读取。请在手机上导出为 JPG 再交。',
    en: 'This is a HEIC photograph of an iPhone, which the booth cannot read. Export it as JPG.',
  },
  animated: {
    zh: '这是动图。请交一张静止的图片，或把它做成 MP4 视频。',
    en: 'This picture is animated. Hand in a still picture, or make it an MP4 film.',
  },
  'too-many-pixels': {
    zh: '图片超过 6400 万像素，屏幕用不到。请缩小到长边 8000 像素以内。',
    en: 'The picture has more than 64 million pixels, more than any screen shows. Scale its longer side to 8,000 or less.',
  },
  'too-small': {
    zh: '图片太小：长边不到 320 像素，放大后会模糊。请交更大的原图。',
    en: 'The picture is too small: its longer side has fewer than 320 pixels. Hand in a larger original.',
  },
  broken: {
    zh: '图片不完整或已损坏，可能没有传完。请重新导出或重新传一次。',
    en: 'The picture is cut off or damaged. Export it or send it again.',
  },
  'unsafe-drawing': {
    zh: 'SVG 里有脚本、外部链接或样式表。请在绘图软件里另存为“纯 SVG”，或导出为 PNG。',
    en: 'The SVG holds a script, an outside link or a style sheet. Save it as “plain SVG”, or export it as PNG.',
  },
  'text-in-drawing': {
    zh: 'SVG 里有文字，屏幕上未必有这种字体。请先把文字转成轮廓，或导出为 PNG。',
    en: 'The SVG holds text, whose font a screen may not have. Convert the text to outlines, or export it as PNG.',
  },
  quicktime: {
    zh: '这是 QuickTime（MOV）视频，屏幕无法播放。请导出为 H.264 编码的 MP4。',
    en: 'This is a QuickTime (MOV) film, which screens cannot play. Export it as MP4 with H.264.',
  },
  hevc: {
    zh: '这段视频是 H.265（HEVC）编码，屏幕无法播放。请导出为 H.264 编码的 MP4。',
    en: 'This film is coded in H.265 (HEVC), which screens cannot play. Export it as MP4 with H.264.',
  },
  'other-codec': {
    zh: '这段视频不是 H.264 编码，不是每块屏都能播放。请导出为 H.264 编码的 MP4。',
    en: 'This film is not coded in H.264, and not every screen can play it. Export it as MP4 with H.264.',
  },
  'other-sound': {
    zh: '这段视频的声音不是 AAC 编码。请导出为 H.264 加 AAC 的 MP4。',
    en: 'The sound of this film is not coded in AAC. Export it as MP4 with H.264 and AAC.',
  },
  'slow-start': {
    zh: '这段视频的索引在文件末尾，要全部读完才能开始播放。导出时请勾选“快速启动／网络优化（faststart）”。',
    en: 'The index of this film is at its end, so that it starts only when all of it is read. Export it with “fast start” (web optimised).',
  },
  'broken-film': {
    zh: '视频不完整或已损坏，可能没有传完。请重新导出或重新传一次。',
    en: 'The film is cut off or damaged. Export it or send it again.',
  },
} satisfies Record<string, Words>
export type MediaRefusal = keyof typeof mediaRefusals
