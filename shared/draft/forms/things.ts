import { choice, group, list, number, plain, reference, text, words, type Field } from './field.ts'

/** The forms of what an exhibition shows: exhibits and the walks past them, units, activities, challenges, questions. */

const both = () => ({ zh: '', en: '' })
const code = (zh: string, en: string): Field => text('id', zh, en, { fixed: true })
const sample: Field = plain('sample', ['示例内容', 'Sample content'], 'flag')
const office: Field = group(
  'office',
  ['联系单位', 'Office to ask'],
  [words('name', '单位名称', 'Office'), text('phone', '办公电话', 'Office telephone', { optional: true })],
)

const picture: readonly Field[] = [
  plain('media', ['图片', 'Picture'], 'picture'),
  words('alt', '替代文字', 'In words'),
  words('caption', '图注', 'Caption', { optional: true }),
  text('mapNumber', '审图号（地图必填）', 'Approval number of a map', { optional: true }),
  plain('drawn', ['是示意图，不是照片', 'A drawing, not a photograph'], 'flag'),
]

const exhibit: readonly Field[] = [
  code('名称代号', 'Name in addresses'),
  text('no', '编号', 'Number'),
  words('title', '展项名称', 'Title'),
  reference('unit', ['推荐单位', 'Unit'], 'unit'),
  reference('park', ['同时列入园区', 'Also listed under the park'], 'unit', { optional: true }),
  choice(
    'category',
    ['类别', 'Category'],
    [
      ['project', '项目', 'Projects'],
      ['technology', '技术', 'Technologies'],
      ['talent', '人才', 'Talent'],
    ],
  ),
  words('field', '领域', 'Field'),
  words('exhibitor', '展出单位', 'Exhibitor', { optional: true }),
  words('description', '简介', 'Description', { long: true }),
  words('plain', '科普一下', 'In plain words', { long: true }),
  plain('form', ['展示形式', 'Shown as'], 'words-list'),
  list('facts', ['数据（最多三条，须有来源和日期）', 'Figures (three at most, each with source and date)'], {
    fields: [
      words('figure', '数字', 'Figure'),
      words('label', '说明', 'What it is'),
      words('source', '来源', 'Source'),
      plain('asOf', ['数据截至', 'As of'], 'date'),
    ],
    entry: () => ({ figure: both(), label: both(), source: both(), asOf: '' }),
  }),
  list('pictures', ['图片', 'Pictures'], { fields: picture, entry: () => ({ media: '', alt: both(), drawn: false }) }),
  group(
    'film',
    ['影片', 'Film'],
    [
      plain('media', ['影片文件', 'Film'], 'picture'),
      plain('poster', ['封面', 'Poster'], 'picture', { optional: true }),
      words('alt', '替代文字', 'In words'),
      words('captions', '字幕（WebVTT）', 'Captions (WebVTT)', { long: true }),
    ],
    { optional: true },
  ),
  group(
    'compare',
    ['前后对比', 'Comparison'],
    [
      plain('before', ['之前', 'Before'], 'picture'),
      plain('after', ['之后', 'After'], 'picture'),
      group('labels', ['标签', 'Labels'], [words('before', '之前', 'Before'), words('after', '之后', 'After')]),
      words('alt', '替代文字', 'In words'),
    ],
    { optional: true },
  ),
  plain('qr', ['二维码', 'Code'], 'qr', { optional: true }),
  list('questions', ['领导常问', 'What leaders ask'], {
    fields: [
      words('question', '问题', 'Question'),
      words('answer', '答', 'Answer', { long: true }),
      words('figure', '数字', 'Figure', { optional: true }),
      words('source', '来源', 'Source'),
      plain('asOf', ['数据截至', 'As of'], 'date'),
    ],
    entry: () => ({ question: both(), answer: both(), source: both(), asOf: '' }),
    optional: true,
  }),
  reference('related', ['相关展项', 'Related exhibits'], 'exhibit', { many: true }),
  choice(
    'condition',
    ['现状', 'Condition'],
    [
      ['ok', '正常', 'In order'],
      ['missing', '未到', 'Missing'],
      ['faulty', '故障', 'Faulty'],
      ['unstaffed', '无人讲解', 'Nobody there'],
    ],
    { optional: true },
  ),
  sample,
]

const tour: readonly Field[] = [
  code('名称代号', 'Name in addresses'),
  words('name', '路线名称', 'Name'),
  number('minutes', ['时长（分钟）', 'Minutes'], { min: 1, max: 240 }),
  group('overview', ['总述', 'Overview'], [words('script', '讲解词', 'Script', { long: true })]),
  list('stops', ['站点（可拖动排序）', 'Stops (drag to order)'], {
    fields: [
      text('id', '站点代号', 'Name in addresses'),
      reference('exhibit', ['展项', 'Exhibit'], 'exhibit'),
      reference('kiosk', ['在哪块屏前', 'At which screen'], 'screen', { optional: true }),
      group(
        'scripts',
        ['讲解词', 'Scripts'],
        [
          words('oneLine', '一句话', 'One line'),
          words('short', '一分钟', 'One minute', { long: true }),
          words('full', '三分钟', 'Three minutes', { long: true, optional: true }),
        ],
      ),
      words('notes', '提示', 'Notes', { long: true, optional: true }),
      words('avoid', '勿谈', 'Not to be said', { long: true, optional: true }),
      choice(
        'speaker',
        ['谁来讲', 'Who speaks'],
        [
          ['explainer', '讲解员', 'Explainer'],
          ['exhibitor', '展项讲解员', 'Exhibitor'],
          ['company-lead', '企业负责人', 'Company lead'],
          ['bureau-lead', '局领导', 'Bureau lead'],
        ],
      ),
      number('plannedSeconds', ['计划停留（秒）', 'Planned seconds'], { min: 5, max: 3_600 }),
    ],
    entry: () => ({
      ...{ id: '', exhibit: '', scripts: { oneLine: both(), short: both() } },
      ...{ speaker: 'explainer', plannedSeconds: 60 },
    }),
  }),
]

export const thingForms = {
  exhibit,
  tour,
  unit: [
    text('code', '代码', 'Code', { fixed: true }),
    number('order', ['官方次序', 'Official order'], { min: 1 }),
    words('name', '全称', 'Name'),
    words('short', '简称', 'Short name'),
    text('pinyin', '拼音', 'Pinyin'),
    choice(
      'kind',
      ['类型', 'Kind'],
      [
        ['district', '区', 'District'],
        ['county', '县', 'County'],
        ['autonomous_county', '自治县', 'Autonomous county'],
        ['county_level_city', '县级市', 'County-level city'],
        ['park', '园区', 'Park'],
      ],
    ),
  ],
  category: [code('类别', 'Category'), words('name', '名称', 'Name'), words('hint', '说明', 'Hint')],
  field: [
    code('名称代号', 'Name in addresses'),
    words('name', '名称', 'Name'),
    plain('holds', ['包含的领域（中文）', 'Fields it holds (in Chinese)'], 'text-list'),
  ],
  activity: [
    code('名称代号', 'Name in addresses'),
    words('title', '活动名称', 'Title'),
    words('about', '简介', 'About', { long: true }),
    plain('date', ['日期', 'Date'], 'date'),
    plain('until', ['至', 'Until'], 'date', { optional: true }),
    plain('from', ['开始', 'From'], 'time'),
    plain('to', ['结束', 'To'], 'time', { optional: true }),
    words('place', '地点', 'Place'),
    reference('unit', ['所在单位', 'Unit'], 'unit', { optional: true }),
    words('responsible', '主办单位', 'Responsible'),
    number('seats', ['名额', 'Seats'], { min: 1, optional: true }),
    office,
    text('series', '系列代号', 'Series', { optional: true }),
    text('theme', '主题代号', 'Theme', { optional: true }),
    plain('signUp', ['报名二维码', 'Code to sign up'], 'qr', { optional: true }),
    sample,
  ],
  challenge: [
    code('名称代号', 'Name in addresses'),
    words('title', '榜单名称', 'Title'),
    words('need', '需求', 'Need', { long: true }),
    words('reward', '榜额', 'Reward'),
    plain('deadline', ['截止日期', 'Deadline'], 'date', { optional: true }),
    reference('unit', ['单位', 'Unit'], 'unit'),
    office,
    plain('answer', ['揭榜二维码', 'Code to answer'], 'qr', { optional: true }),
    sample,
  ],
  quiz: [
    code('名称代号', 'Name in addresses'),
    words('text', '题目', 'Question', { long: true }),
    plain('answers', ['选项（三或四个）', 'Answers (three or four)'], 'words-list'),
    number('right', ['正确选项（从 0 数起）', 'The right one, counted from 0'], { min: 0, max: 3 }),
    words('why', '解析', 'Why', { long: true }),
  ],
} as const satisfies Record<string, readonly Field[]>
