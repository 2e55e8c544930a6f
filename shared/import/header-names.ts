import { clean, keyOf } from './clean.ts'

/** What a column may hold. `ignore`: read by nobody, such as the person to call. */
export const importFields = [
  'no',
  'title',
  'title-en',
  'unit',
  'category',
  'field',
  'description',
  'description-en',
  'plain',
  'plain-en',
  'form',
  'exhibitor',
  'pictures',
  'ignore',
] as const
export type ImportField = (typeof importFields)[number]

/** Headings that counties really write, by what they mean. The first of each is the template's own. */
const synonyms: Record<ImportField, string> = {
  no: '编号 展品编号 展项编号 项目编号 展位编号 展品号 展项号 number no code',
  title:
    '展项名称 展品名称 项目名称 名称 展品 展项 项目 成果名称 技术名称 团队名称 人才团队名称 人才名称 参展项目 参展展品 参展项目名称 展品项目名称 展示项目 展示内容名称 展品（项目）名称 标题 title name exhibit',
  'title-en': '英文名称 展项英文名称 展品英文名称 项目英文名称 英文标题 外文名称 名称（英文） englishname englishtitle',
  unit: '推荐单位 单位 所属县区 县区 县（市、区） 县市区 县（区） 区县 所属区县 所属单位 所属地区 地区 所在地 属地 报送单位 选送单位 组展单位 申报县区 推荐县区 unit county district',
  category: '类别 类型 展品类别 展品类型 项目类别 项目类型 展项类别 展项类型 分类 category type kind',
  field: '领域 技术领域 所属领域 行业领域 行业 所属行业 产业领域 field sector',
  description:
    '简介 展品简介 展品介绍 展项简介 展项介绍 项目简介 项目介绍 项目内容 内容简介 介绍 说明 展品说明 主要内容 团队简介 成果简介 技术简介 描述 详细介绍 description introduction',
  'description-en': '英文简介 英文介绍 英文说明 简介（英文） 介绍（英文） englishdescription',
  plain: '科普一下 一句话科普 科普 科普知识 科普要点 科普说明 通俗介绍 plain fact',
  'plain-en': '科普一下（英文） 英文科普 一句话科普（英文） plainenglish',
  form: '展示形式 展品形式 展出形式 展示方式 展出方式 形式 form display',
  exhibitor:
    '展出单位 参展单位 参展企业 参展机构 企业名称 单位名称 展示单位 完成单位 研发单位 承担单位 申报单位 exhibitor organisation company',
  pictures: '图片 照片 图片名称 图片文件 图片文件名 配图 附图 picture photo image file',
  ignore:
    '序号 联系人 联系电话 电话 手机 手机号 手机号码 联系方式 负责人 讲解员 姓名 职务 职称 邮箱 电子邮箱 微信 身份证号 到展时间 运抵时间 到达时间 布展时间 备注 尺寸 重量 用电 用电需求 展位需求 数量 contact phone mobile email remarks',
}

const meanings = new Map<string, ImportField>()
for (const field of importFields)
  for (const name of synonyms[field].split(' ')) if (!meanings.has(keyOf(name))) meanings.set(keyOf(name), field)

const aside = /[(（【[][^)）】\]]*[)）】\]]/g

/** The heading as it is remembered: two files that write it alike mean the same. */
export const headingKey = (heading: string): string => keyOf(clean(heading))

/** What a heading means, or null. What staff once corrected by hand goes before what is known here. */
export function fieldOfHeading(heading: string, remembered: ReadonlyMap<string, ImportField>): ImportField | null {
  const whole = headingKey(heading)
  const bare = headingKey(heading.replace(aside, ''))
  return remembered.get(whole) ?? meanings.get(whole) ?? meanings.get(bare) ?? null
}

/** The headings of a sheet of people: it is not read, and nobody's name comes in by it. */
export const namesPeople = (headings: readonly string[]): boolean => {
  const keys = headings.map(headingKey)
  return keys.includes('姓名') && keys.some((key) => ['职务', '职称', '联系电话', '手机', '身份证号'].includes(key))
}
