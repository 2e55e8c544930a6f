import type { Words } from '#shared/words.ts'

/** What the kiosk itself says to visitors, without the languages fetched beside it. Everything else on a screen is content. */
export const texts = words({
  // A screen that is not anybody yet
  enterCode: { zh: '在控制台输入这个配对码', en: 'Enter this code in the control panel' },
  wantsToBe: { zh: '希望成为', en: 'Would like to be' },
  lookingForServer: { zh: '正在寻找展台服务器…', en: 'Looking for the booth server…' },
  preparing: { zh: '正在准备内容，请稍候', en: 'Preparing. One moment, please' },

  // Attract
  touchToStart: { zh: '触摸屏幕开始', en: 'Touch to start' },

  // Finding one's way
  controls: { zh: '操作栏', en: 'Controls' },
  home: { zh: '首页', en: 'Home' },
  back: { zh: '返回', en: 'Back' },
  finish: { zh: '结束', en: 'Finish' },
  largeText: { zh: '大字', en: 'Large text' },
  normalText: { zh: '常规字', en: 'Normal text' },
  lowControls: { zh: '低位', en: 'Lower' },
  highControls: { zh: '常规位', en: 'Raise' },
  languages: { zh: '语言 Language', en: 'Language 语言' },
  chooseLanguage: { zh: '选择语言', en: 'Choose a language' },
  youAreHere: { zh: '当前位置', en: 'You are here' },
  byKind: { zh: '按类别看', en: 'By kind' },
  byPlace: { zh: '按县（市、区）和园区看', en: 'By county, district and park' },
  exhibits: { zh: '项展品', en: 'exhibits' },
  oneExhibit: { zh: '项展品', en: 'exhibit' },
  nothingHere: { zh: '这里暂时没有展品', en: 'No exhibits here yet' },

  // Fields, activities, challenges and the plan
  byField: { zh: '按领域看', en: 'By field' },
  activities: { zh: '科普活动', en: 'Activities' },
  activitiesHint: { zh: '看日历，扫码报名', en: 'Calendar and sign-up' },
  activityCount: { zh: '场活动', en: 'activities' },
  oneActivity: { zh: '场活动', en: 'activity' },
  layOut: { zh: '排列方式', en: 'Lay out' },
  byDay: { zh: '按日期', en: 'By day' },
  bySeries: { zh: '按系列', en: 'By series' },
  byTheme: { zh: '按主题', en: 'By theme' },
  byUnit: { zh: '按地方', en: 'By place' },
  noActivityThatDay: { zh: '这一天没有安排活动', en: 'Nothing is planned on this day' },
  when: { zh: '时间', en: 'When' },
  where: { zh: '地点', en: 'Where' },
  responsible: { zh: '承办单位', en: 'Held by' },
  seats: { zh: '名额', en: 'Places' },
  office: { zh: '咨询', en: 'Ask' },
  moreActivities: { zh: '接下来的活动', en: 'Coming next' },
  today: { zh: '今天', en: 'Today' },
  until: { zh: '至', en: 'to' },
  challenges: { zh: '揭榜挂帅', en: 'Challenge Board' },
  challengesHint: { zh: '技术难题，等您来解', en: 'Problems to solve' },
  challengesLead: {
    zh: '单位出题，谁有办法谁来揭榜',
    en: 'Organisations set the problem. Whoever has an answer may bid for it',
  },
  reward: { zh: '榜金', en: 'Reward' },
  deadline: { zh: '截止', en: 'Open until' },
  noDeadline: { zh: '长期有效', en: 'Open until solved' },
  askedBy: { zh: '出题单位', en: 'Set by' },
  moreChallenges: { zh: '榜上还有', en: 'Also on the board' },
  challengeOpen: { zh: '征集中', en: 'Open' },
  challengeOver: { zh: '已截止', en: 'Closed' },
  plan: { zh: '展区平面', en: 'Booth Plan' },
  planHint: { zh: '找到想看的展品', en: 'Where things are' },
  planLead: { zh: '触摸分区或编号查看', en: 'Touch an area or a number' },
  screenHere: { zh: '您在这里', en: 'You are here' },
  openFront: { zh: '入口', en: 'Entrance' },
  onTheFloor: { zh: '现场展品', en: 'On the floor' },

  // Searching
  search: { zh: '搜索', en: 'Search' },
  searchFor: { zh: '要找什么？', en: 'What are you looking for?' },
  searchHint: {
    zh: '输入拼音首字母、全拼或英文，边输入边显示',
    en: 'Type pinyin, its initials, or English. Results appear as you type',
  },
  searchTry: { zh: '试一试', en: 'For example' },
  nothingFound: { zh: '没有找到', en: 'Nothing found' },
  nothingFoundHint: {
    zh: '少输几个字母，或只输每个字的拼音首字母',
    en: 'Try fewer letters, or only the first letter of each syllable',
  },
  found: { zh: '项结果', en: 'results' },
  oneFound: { zh: '项结果', en: 'result' },
  firstShown: { zh: '先显示前', en: 'showing the first' },
  eraseLetter: { zh: '退格', en: 'Backspace' },
  clearAll: { zh: '清空', en: 'Clear' },
  letters: { zh: '字母键', en: 'Letters' },

  // An exhibit
  plainWords: { zh: '科普一下', en: 'In plain words' },
  source: { zh: '来源', en: 'Source' },
  asOf: { zh: '数据截至', en: 'As of' },
  enlarge: { zh: '放大图片', en: 'Enlarge picture' },
  enlargeCode: { zh: '放大二维码', en: 'Enlarge QR code' },
  scanIt: { zh: '用手机扫一扫', en: 'Scan with your phone' },
  network: { zh: '无线网络', en: 'Network' },
  password: { zh: '密码', en: 'Password' },
  noPassword: { zh: '无需密码', en: 'None needed' },
  organisation: { zh: '单位', en: 'Office' },
  telephone: { zh: '电话', en: 'Telephone' },
  email: { zh: '邮箱', en: 'E-mail' },
  address: { zh: '地址', en: 'Address' },
  close: { zh: '关闭', en: 'Close' },
  related: { zh: '相关展品', en: 'Related exhibits' },
  drawing: { zh: '示意图', en: 'Illustration' },
  picture: { zh: '图片', en: 'Picture' },
  film: { zh: '影片', en: 'Film' },
  compare: { zh: '前后对比', en: 'Before and after' },
  zoomIn: { zh: '放大', en: 'Larger' },
  zoomOut: { zh: '缩小', en: 'Smaller' },
  filmPlay: { zh: '播放影片', en: 'Play the film' },
  filmPause: { zh: '暂停影片', en: 'Pause the film' },
  filmAgain: { zh: '再看一遍', en: 'Watch again' },
  filmProgress: { zh: '播放位置', en: 'Place in the film' },
  soundOn: { zh: '开声音', en: 'Sound on' },
  soundOff: { zh: '关声音', en: 'Sound off' },
  boothMuted: { zh: '展区静音', en: 'Booth is silent' },
  exhibitor: { zh: '展出单位', en: 'Shown by' },
  recommendedBy: { zh: '推荐单位', en: 'Recommended by' },
  inPark: { zh: '所在园区', en: 'Park' },
  belongTogether: { zh: '项目·技术·人才', en: 'Project, Technology, Talent' },
  thisExhibit: { zh: '本展项', en: 'This one' },

  // Asking, liking, playing
  askGuide: { zh: '请讲解员来', en: 'Call a guide' },
  askingGuide: { zh: '正在呼叫…', en: 'Calling…' },
  guideCalled: { zh: '已呼叫讲解员，请在这里稍候', en: 'A guide has been called. Please wait here' },
  guideLate: {
    zh: '讲解员正在接待别的观众，请再等一会儿，也可以直接询问身边的工作人员',
    en: 'Our guides are with other visitors. Please wait a little longer, or ask any of our staff',
  },
  guideComing: { zh: '讲解员马上就来', en: 'A guide is on the way' },
  guideFailed: {
    zh: '没有呼叫成功，请直接询问身边的工作人员',
    en: 'The call did not go through. Please ask any of our staff',
  },
  lead: { zh: '我想对接', en: 'Get in Touch' },
  noNeed: { zh: '不用了', en: 'Cancel' },
  like: { zh: '点赞', en: 'Like' },
  liked: { zh: '已点赞', en: 'Liked' },
  quiz: { zh: '科普问答', en: 'Science Quiz' },
  quizHint: { zh: '三道题，答完有讲解', en: 'Three questions' },
  answerRight: { zh: '答对了', en: 'That is right' },
  answerWrong: { zh: '再长一点知识', en: 'Good to know' },
  rightAnswer: { zh: '正确答案', en: 'The right answer' },
  nextQuestion: { zh: '下一题', en: 'Next question' },
  seeResult: { zh: '看结果', en: 'See the result' },
  quizRight: { zh: '答对', en: 'Right answers' },
  quizThanks: { zh: '谢谢您和我们一起长知识', en: 'Thank you for learning with us' },

  // Leaving
  stillThere: { zh: '还在看吗？', en: 'Are you still there?' },
  touchToGoOn: { zh: '触摸屏幕任意处继续', en: 'Touch anywhere to go on' },
  secondsLeft: { zh: '秒后返回首页', en: 'seconds until the start page returns' },
  goOn: { zh: '继续', en: 'Continue' },
  goOnHint: { zh: '刚才的页面还在，触摸屏幕继续浏览', en: 'Your page is still here. Touch to go on' },

  // Guests
  guestsComing: {
    zh: '展区即将接待来宾，屏幕稍后暂停。您的页面会为您保留。',
    en: 'Guests are about to arrive and this screen will pause. Your page is kept for you.',
  },
  secondsUnit: { zh: '秒', en: 's' },
  areaUnit: { zh: '平方米', en: 'm²' },
  area: { zh: '展区面积', en: 'booth area' },
  exhibitCount: { zh: '项展品', en: 'exhibits' },
  unitCount: { zh: '个县（市、区）', en: 'counties, districts and cities' },
  parkCount: { zh: '个园区', en: 'parks' },

  // Ceremony and emergency
  now: { zh: '正在进行', en: 'Now' },
  exit: { zh: '出口', en: 'Exit' },

  // Marks
  offline: { zh: '离线', en: 'Offline' },
  rehearsal: { zh: '演练', en: 'Rehearsal' },
  staffCheck: { zh: '工作人员检查中', en: 'Staff check in progress' },
})

/** Each text may have more languages than the two that it is written in here. */
function words<T extends Record<string, Words>>(texts: T): { [name in keyof T]: Words } {
  return texts
}
