import type { Words } from '#shared/words.ts'

/** What a visitor's phone is told, always in both languages. */
export const phoneTexts = {
  unknownTitle: { zh: '这个链接打不开了', en: 'This link does not open any more' },
  unknown: {
    zh: '展台的内容可能已经更新。请回到屏幕前，再扫一次二维码；也可以问问身边的工作人员。',
    en: 'The booth may have changed since. Please scan the code on the screen once more, or ask any of our staff.',
  },
  welcomeTitle: { zh: '欢迎来到展台', en: 'Welcome to the booth' },
  welcome: {
    zh: '请用手机扫一扫屏幕上的二维码，就能把展项的资料带回家。',
    en: 'Scan the code of an exhibit on one of our screens to take what it tells you home.',
  },
  busyTitle: { zh: '请稍等一下', en: 'One moment, please' },
  busy: {
    zh: '现在访问的人很多，请过一分钟再试。',
    en: 'Many people are here just now. Please try again in a minute.',
  },
  brokenTitle: { zh: '刚才没有成功', en: 'That did not work' },
  broken: {
    zh: '展台的服务器暂时帮不上忙，请稍后再扫一次。',
    en: 'The booth cannot help at the moment. Please scan the code again a little later.',
  },
} satisfies Record<string, Words>
