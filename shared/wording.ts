/** What must not, or should not, be said on a public screen (`domain` §4.7), found in a text; and its punctuation put right. */

/** One place in a text that somebody has to look at. */
export type WordingFinding = { kind: WordingKind; text: string; at: number }
export type WordingKind = keyof typeof wordingReasons

/** Why each of them is shown to staff, and what to do. */
export const wordingReasons = {
  absolute: {
    zh: '绝对化用语：须有出处，否则请改写。',
    en: 'An absolute claim: give its source, or say it otherwise.',
  },
  disease: {
    zh: '涉及疾病预防或治疗：展项介绍不得这样宣传，请删去。',
    en: 'A claim to prevent or treat a disease: it may not be made here. Take it out.',
  },
  figure: {
    zh: '数字没有来源和日期：请在“数据”里写明，或删去。',
    en: 'A figure without source and date: give both, or take it out.',
  },
  'half-width': {
    zh: '中文里用了半角标点。',
    en: 'Half-width punctuation in Chinese text.',
  },
  person: {
    zh: '可能是个人姓名：屏幕上不写个人，请改写为团队或单位。',
    en: 'This may be a person’s name: name the team or the organisation instead.',
  },
  phone: {
    zh: '含有电话号码：个人电话不能上屏，请删去。',
    en: 'This holds a telephone number, which may not be on a screen. Take it out.',
  },
} as const

const absolute = new RegExp(
  [
    '最(?:好|佳|大|小|高|低|强|优|新|快|早|长|全|美|先进|顶尖|受欢迎|权威|领先|完善|完美)(?!限度|二乘|化|值|似然|公约|程度)',
    '第一(?!批|届|次|阶段|步|季|章|条|代|个|手|线|书记|项|产业|天|年|期|站|课|颗|台|张|层|时间|轮|种|类|部分)',
    '唯一(?!标识|编码|编号|码)',
    '独一无二|独家|世界级|国际级|顶级|极致|首创|首家|首款|全球首|国内首|全国首|国际首',
    '国家级(?!高新|经济|贫困|科技|企业|实验|非物质|生态|自然)',
    '领先|填补[^。，；]{0,8}空白|史无前例|前所未有|绝无仅有|无与伦比|万能|百分之百|100\\s*[%％]',
  ].join('|'),
  'gu',
)
const absoluteEnglish =
  /\b(?:best|number one|no\.? ?1|unique|world[- ]class|unprecedented|unrivalled|world'?s (?:first|largest|only)|first in (?:china|the world)|leading)\b/giu
const disease =
  /(?:治疗|治愈|根治|医治|预防|防治)[^。，；！？,;!?]{0,8}(?:疾病|病症|癌|肿瘤|炎症|糖尿病|高血压|感冒|病(?!虫|害|毒|株|果|叶))|抗癌|防癌|抗肿瘤|降(?:血糖|血压|血脂|三高)|延年益寿|药到病除|包治百病|疗效/gu
const figure =
  /(?<![\d.])\d[\d.,]*\s*(?:[%％‰]|[百千]?[万亿](?!分)|倍|公顷|亩|吨|人次|家(?=企业|单位)|项(?=专利|成果|标准))/gu
const sourced = /来源|数据截至|据[^。]{0,12}(?:统计|测算|公布|测定)|统计公报|source|as of/iu
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃莫蒙'
const person = new RegExp(
  `(?:联系人|负责人|带头人|讲解员)[:：]\\s*[\\p{Script=Han}]{2,4}|(?<![\\p{Script=Han}])[${surnames}][\\p{Script=Han}]{0,2}(?:教授|院士|研究员|博士(?!后|团)|主任|经理|总工|先生(?![成产长于])|女士|局长|县长|区长|市长|书记|老师)(?![\\p{Script=Han}]*团队)`,
  'gu',
)
const phone =
  /(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|(?<!\d)\(?0[1-9]\d{1,2}\)?[- ]\d{7,8}(?!\d)/gu

/** Everything in a text that wants a look, in the order in which it stands there. */
export function wordingFindings(text: string): WordingFinding[] {
  const searches: [WordingKind, RegExp][] = [
    ['absolute', absolute],
    ['absolute', absoluteEnglish],
    ['disease', disease],
    ['person', person],
    ['phone', phone],
  ]
  if (!sourced.test(text)) searches.push(['figure', figure])
  const found = searches.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ kind, text: match[0], at: match.index })),
  )
  const at = firstDifference(text, fullWidthPunctuation(text))
  if (at !== null) found.push({ kind: 'half-width', text: text.slice(at, at + 1), at })
  return found.toSorted((a, b) => a.at - b.at)
}

const full: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。' }
const chinese = '[\\p{Script=Han}”’》）】』」、，。；：？！％]'
const beforeMark = new RegExp(`(?<=${chinese}) *([,;:?!]) *`, 'gu')
const afterMark = new RegExp(` *([,;?!]) *(?=[\\p{Script=Han}“‘《（【])`, 'gu')
const stop = new RegExp(`(?<=[\\p{Script=Han}”’》）】])\\.(?=$|[\\s\\p{Script=Han}“‘《（”’）])`, 'gmu')
const brackets = / *\(([^()\n]*\p{Script=Han}[^()\n]*)\) */gu
const afterChinese = /(?<=\p{Script=Han}) *\(([^()\n]*)\)(?!\w)/gu
const quotes = /"([^"\n]*\p{Script=Han}[^"\n]*)"/gu

/** Chinese punctuation in Chinese text; between digits and in Latin words it stays as it is. Doing it twice changes nothing more. */
export const fullWidthPunctuation = (text: string): string =>
  text
    .replace(/(?<=\p{Script=Han})(?:\.{3,}|。{2,})/gu, '……')
    .replace(quotes, '“$1”')
    .replace(brackets, '（$1）')
    .replace(afterChinese, '（$1）')
    .replace(beforeMark, (_, mark: string) => full[mark] ?? mark)
    .replace(afterMark, (_, mark: string) => full[mark] ?? mark)
    .replace(stop, '。')

function firstDifference(text: string, other: string): number | null {
  if (text === other) return null
  for (let at = 0; at < text.length; at++) if (text[at] !== other[at]) return at
  return text.length
}
