/** Why the booth said no. The panel shows the sentence; a reason without one is a type error. */
export const refusalSentences = {
  'not-allowed': {
    zh: '您的角色不能执行这一操作。请联系管理员。',
    en: 'Your role may not do this. Ask an administrator.',
  },
  'control-needed': {
    zh: '请先点“接管控制”，再操作展台。',
    en: 'Take control first, then steer the booth.',
  },
  'controlled-by-other': {
    zh: '另一台平板正在控制。要接管，请输入您的口令。',
    en: 'Another tablet is in control. Enter your PIN to take over.',
  },
  'wrong-pin': { zh: '口令不对，未能接管控制。', en: 'That PIN is wrong; control was not taken.' },
  'emergency-standing': {
    zh: '应急画面正在显示。解除后才能进行其他操作。',
    en: 'The emergency screen is up. Clear it before doing anything else.',
  },
  'tour-running': {
    zh: '巡馆正在进行。请先结束巡馆。',
    en: 'A tour is running. End it first.',
  },
  'no-tour-running': { zh: '当前没有巡馆。', en: 'No tour is running.' },
  'no-ceremony': { zh: '当前不在启动仪式中。', en: 'No ceremony is running.' },
  'unknown-tour': { zh: '已发布的内容里没有这条巡馆路线。', en: 'The published content has no such tour.' },
  'unknown-stop': { zh: '这条路线里没有这一站。', en: 'This tour has no such stop.' },
  'unknown-item': { zh: '仪式议程里没有这一项。', en: 'The ceremony programme has no such item.' },
  'unknown-text': { zh: '没有这条经批准的应急文字。', en: 'There is no approved emergency text of that name.' },
  'unknown-bundle': { zh: '没有这个内容包。', en: 'There is no such content bundle.' },
  'no-standby': { zh: '当前不在待命中。', en: 'The booth is not on standby.' },
  'unknown-welcome': { zh: '没有这条经批准的欢迎词。', en: 'There is no approved welcome of that name.' },
  'welcome-not-approved': {
    zh: '具名欢迎词要在设置中开启，并由两位审核人批准后才能使用。',
    en: 'A welcome that names a group must be allowed in the settings and signed by two approvers.',
  },
  'request-gone': { zh: '对方已经不再申请控制权。', en: 'They no longer ask for control.' },
  'kiosk-not-in-tour': { zh: '这块屏不在本次巡馆中。', en: 'That kiosk is not part of this tour.' },
  'owner-not-in-control': {
    zh: '令牌的主人此刻没有控制权，请先在平板上接管控制。',
    en: 'The owner of this token is not in control. Take control on the tablet first.',
  },
  'token-no-lease': {
    zh: '控制权只在人与人之间交接，令牌不能取得或交出。',
    en: 'Control passes between people: a token can neither take it nor give it away.',
  },
  'too-many-requests': {
    zh: '这个令牌按得太快，请一秒后再按。',
    en: 'This token is used too fast. Wait a second.',
  },
  'booth-moved': {
    zh: '展台在这之后已经变了，没有再动。请看画面再按。',
    en: 'The booth has moved since, so nothing was done. Look at the screens and press again.',
  },
  'no-further-step': {
    zh: '这个方向没有下一步了。要结束巡馆，请按“结束”。',
    en: 'There is no further step that way. To end the tour, press End.',
  },
  offline: {
    zh: '与展台服务器的连接断了，这次操作没有发出。',
    en: 'The booth server cannot be reached; nothing was sent.',
  },
  'no-answer': {
    zh: '服务器没有及时回应，请看画面确认是否生效。',
    en: 'The server did not answer in time. Look at the screens to see whether it took effect.',
  },
  invalid: { zh: '服务器不认识这条指令。请刷新页面。', en: 'The server does not know this command. Reload the page.' },
} as const satisfies Record<string, { zh: string; en: string }>

export type Refusal = keyof typeof refusalSentences
