import type { Words } from './words.ts'

/** The paragraphs of the summary, each with a name of its own: what is edited one at a time. */

export const sectionIds = [
  ...(['opening', 'booth', 'organisation', 'time-and-place', 'design', 'guides', 'interaction', 'safety'] as const),
  ...(['participation', 'exhibits', 'quiz', 'reception', 'measured', 'problems'] as const),
  ...(['follow-up', 'reuse', 'improvement'] as const),
] as const
export type SectionId = (typeof sectionIds)[number]

/** The heading over a paragraph; those without one stand right under the heading of their part. */
export const sectionNames: Partial<Record<SectionId, Words>> = {
  booth: { zh: '展区概况', en: 'The booth' },
  organisation: { zh: '组织情况', en: 'Organisation' },
  'time-and-place': { zh: '时间地点', en: 'Time and place' },
  design: { zh: '统一设计，突出主题', en: 'One design, one theme' },
  guides: { zh: '专人讲解，做好接待', en: 'Explainers and reception' },
  interaction: { zh: '互动体验，面向公众', en: 'Interaction for the public' },
  safety: { zh: '安全有序，保障运行', en: 'Safety and running' },
  participation: { zh: '公众参与情况', en: 'The public' },
  exhibits: { zh: '展品展示情况', en: 'The exhibits' },
  quiz: { zh: '科普问答情况', en: 'The quiz' },
  reception: { zh: '接待与宣传情况', en: 'Reception and media' },
  'follow-up': { zh: '抓好成果对接', en: 'Following up contacts' },
  reuse: { zh: '用好展示资源', en: 'Using what was shown' },
  improvement: { zh: '改进组织工作', en: 'Organising better' },
}

/** The five parts of a 总结 with their paragraphs, in order. The opening stands before them. */
export const chapters: readonly { name: Words; sections: readonly SectionId[] }[] = [
  { name: { zh: '基本情况', en: 'Situation' }, sections: ['booth', 'organisation', 'time-and-place'] },
  { name: { zh: '主要做法', en: 'What was done' }, sections: ['design', 'guides', 'interaction', 'safety'] },
  {
    name: { zh: '取得成效', en: 'Results' },
    sections: ['participation', 'exhibits', 'quiz', 'reception', 'measured'],
  },
  { name: { zh: '存在问题', en: 'Problems' }, sections: ['problems'] },
  { name: { zh: '下一步工作打算', en: 'Next steps' }, sections: ['follow-up', 'reuse', 'improvement'] },
]
