import { choice, group, list, number, plain, reference, table, text, words, type Field } from './field.ts'

/** The forms of the booth itself: its day, its texts, its screens, its floor, its manners. */

const both = () => ({ zh: '', en: '' })
const code: Field = text('id', '名称代号', 'Name in addresses', { fixed: true })
const named = {
  fields: [text('id', '代号', 'Name in addresses'), words('name', '名称', 'Name')],
  entry: () => ({ id: '', name: both() }),
}
const language = { zh: '语言代号', en: 'Language' }

export const boothForms = {
  programme: [code, words('name', '环节', 'Item'), words('note', '说明', 'Note', { optional: true })],
  timetable: [
    code,
    plain('date', ['日期', 'Date'], 'date'),
    plain('time', ['时间', 'Time'], 'time'),
    choice(
      'does',
      ['做什么', 'What it does'],
      [
        ['open', '开馆', 'Opens'],
        ['close', '闭馆', 'Closes'],
        ['sleep', '熄屏', 'Screens sleep'],
        ['remind', '只提醒', 'Only reminds'],
      ],
    ),
    words('name', '名称', 'Name'),
  ],
  welcome: [code, words('words', '欢迎词', 'Welcome'), number('approvals', ['已签批人数', 'Approvals'], { min: 0 })],
  emergency: [
    code,
    words('title', '标题', 'Title'),
    words('instruction', '指引', 'Instruction', { long: true }),
    words('exit', '出口', 'Exit', { optional: true }),
  ],
  'emergency-card': [
    code,
    words('title', '标题', 'Title'),
    reference('text', ['屏上的应急文字', 'Text on the screens'], 'emergency', { optional: true }),
    list('steps', ['步骤', 'Steps'], {
      fields: [words('role', '谁', 'Who'), words('text', '做什么', 'What', { long: true })],
      entry: () => ({ role: both(), text: both() }),
    }),
  ],
  screen: [
    text('kiosk', '屏幕代号', 'Screen', { fixed: true }),
    words('name', '名称', 'Name'),
    words('place', '位置', 'Place', { optional: true }),
    number('diagonalInches', ['尺寸（英寸）', 'Diagonal in inches'], { min: 5, max: 200, step: 0.5 }),
    number('viewingDistance', ['观看距离（米）', 'Viewing distance in metres'], { min: 0.2, max: 20, step: 0.1 }),
    number('mountingHeight', ['下沿离地（毫米）', 'Lower edge above the floor, mm'], {
      min: 0,
      max: 4_000,
      optional: true,
    }),
  ],
  event: [
    group(
      'event',
      ['活动', 'Event'],
      [
        words('name', '全称', 'Name', { long: true }),
        words('short', '简称', 'Short name'),
        words('theme', '主题', 'Theme'),
        words('booth', '展区名称', 'Booth'),
        words('welcome', '欢迎词', 'Welcome'),
        words('host', '主办', 'Host'),
        words('organiser', '承办', 'Organiser'),
        words('place', '地点', 'Place'),
        number('area', ['面积（平方米）', 'Area in m²'], { min: 1, max: 100_000 }),
        plain('from', ['开始', 'From'], 'date'),
        plain('to', ['结束', 'To'], 'date'),
        words('sampleNotice', '示例说明', 'Notice of a sample', { optional: true }),
      ],
    ),
  ],
  texts: [
    words('standby', '待命画面', 'Stand-by', { long: true }),
    words('farewell', '送别词', 'Farewell'),
    group('closed', ['闭馆画面', 'Closed'], [words('title', '标题', 'Title'), words('note', '说明', 'Note')]),
    words('safe', '安全画面', 'Safe screen'),
  ],
  languages: [
    plain('languages', ['观众可选的语言', 'Languages for visitors'], 'languages'),
    plain('drafts', ['待母语审校', 'Not read by a native speaker yet'], 'languages', { optional: true }),
    table('greetings', ['一句问候', 'One line of welcome'], language),
    table('languageScopes', ['译到哪里（titles／shell）', 'How far (titles or shell)'], language),
  ],
  theme: [
    group(
      'theme',
      ['外观', 'Theme'],
      [
        choice(
          'variant',
          ['明暗', 'Light or dark'],
          [
            ['light', '亮', 'Light'],
            ['dark', '暗', 'Dark'],
          ],
          { optional: true },
        ),
        table('tokens', ['替换的样式变量', 'Tokens that are replaced'], {
          zh: '变量名（--accent）',
          en: 'Token (--accent)',
        }),
      ],
    ),
  ],
  settings: [
    group(
      'settings',
      ['设置', 'Settings'],
      [
        number('idleSeconds', ['无人触摸多久算离开（秒）', 'Seconds until a visit is over'], { min: 10, max: 600 }),
        number('warnSeconds', ['其中提示多久（秒）', 'Seconds of warning'], { min: 20, max: 120 }),
        number('cutOffMinutes', ['断网多久回到观众画面（分钟）', 'Minutes without the server'], { min: 1, max: 240 }),
        number('resumeSeconds', ['可继续浏览的时间（秒）', 'Seconds to go on'], { min: 5, max: 120 }),
        number('courtesySeconds', ['待命前的缓冲（秒）', 'Courtesy before a stand-by, s'], {
          min: 0,
          max: 30,
          optional: true,
        }),
        number('restoreGapSeconds', ['巡馆后逐屏恢复的间隔（秒）', 'Gap between screens after a tour, s'], {
          min: 0,
          max: 30,
          optional: true,
        }),
        number('figureDays', ['数据多少天后算旧', 'Days after which a figure is old'], {
          min: 1,
          max: 10_000,
          optional: true,
        }),
        group(
          'setUpBy',
          ['展品到位截止', 'Exhibits are due'],
          [plain('date', ['日期', 'Date'], 'date'), plain('time', ['时间', 'Time'], 'time')],
          { optional: true },
        ),
        plain('namedWelcomes', ['允许点名的欢迎词', 'Welcomes may name a group'], 'flag'),
        group(
          'speaking',
          ['语速（字／分钟）', 'Characters a minute'],
          [
            number('standing', ['站着讲', 'Standing'], { min: 60, max: 400 }),
            number('walking', ['边走边讲', 'Walking'], { min: 60, max: 400 }),
          ],
          { optional: true },
        ),
      ],
    ),
  ],
  privacy: [
    group(
      'privacy',
      ['个人信息告知', 'Privacy notice'],
      [
        words('handler', '处理者', 'Who answers for the data', { optional: true }),
        words('contact', '联系方式（单位）', 'Contact (an office)', { optional: true }),
        words('purpose', '目的', 'Purpose', { optional: true }),
        words('kinds', '信息种类', 'Which data', { optional: true }),
        plain('keepUntil', ['保存到', 'Kept until'], 'date', { optional: true }),
        number('keepDays', ['保存天数', 'Days kept'], { min: 1, max: 365, optional: true }),
        list('exhibitors', ['可转交给', 'May be passed on to'], {
          fields: [
            reference('exhibit', ['展项', 'Exhibit'], 'exhibit'),
            words('name', '单位', 'Name', { optional: true }),
            words('contact', '联系方式', 'Contact', { optional: true }),
          ],
          entry: () => ({ exhibit: '' }),
          optional: true,
        }),
      ],
    ),
  ],
  plan: [
    group(
      'plan',
      ['平面图（米）', 'Floor plan in metres'],
      [
        number('width', ['宽', 'Width'], { min: 1, max: 500, step: 0.1 }),
        number('depth', ['深', 'Depth'], { min: 1, max: 500, step: 0.1 }),
        list('screens', ['屏幕', 'Screens'], {
          fields: [
            reference('kiosk', ['屏幕', 'Screen'], 'screen'),
            plain('at', ['位置（离左墙、离后墙）', 'Place (from the left, from the back)'], 'pair'),
          ],
          entry: () => ({ kiosk: '', at: [0, 0] }),
        }),
        list('exhibits', ['展项', 'Exhibits'], {
          fields: [
            reference('exhibit', ['展项', 'Exhibit'], 'exhibit'),
            plain('at', ['位置（离左墙、离后墙）', 'Place (from the left, from the back)'], 'pair'),
          ],
          entry: () => ({ exhibit: '', at: [0, 0] }),
        }),
      ],
    ),
  ],
  'ceremony-title': [words('ceremony.title', '仪式名称', 'Title of the ceremony')],
  'activity-lists': [
    plain('activities.from', ['活动周开始', 'First day'], 'date'),
    plain('activities.to', ['活动周结束', 'Last day'], 'date'),
    list('activities.series', ['五大系列', 'Series'], named),
    list('activities.themes', ['五项主题', 'Themes'], named),
  ],
} as const satisfies Record<string, readonly Field[]>
