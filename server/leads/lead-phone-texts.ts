import type { LeadNotice } from '#shared/lead-notice.ts'
import type { Words } from '#shared/words.ts'

/** The page on a visitor's own phone: the same notice, the same ticks, the same thanks as on the screen. */
export const leadPhoneTexts = {
  title: { zh: '我想对接', en: 'Get in Touch' },
  who: { zh: '谁收集', en: 'Who asks' },
  contact: { zh: '怎么联系', en: 'Contact' },
  purpose: { zh: '做什么用', en: 'What for' },
  kinds: { zh: '收集什么', en: 'Kept what' },
  how: { zh: '怎么保存', en: 'Kept how' },
  howItIs: {
    zh: '加密存放在展台服务器上，手机上不留；查看都有记录',
    en: 'encrypted on a server of the booth, not on this phone; each look at it is recorded',
  },
  until: { zh: '存到哪天', en: 'Kept until' },
  rights: { zh: '您的权利', en: 'Your rights' },
  rightsAre: {
    zh: '随时可凭撤回码在展区任一屏幕撤回，也可按上面的方式查询、更正、删除',
    en: 'withdraw at any time with your code at any screen, or ask us to see, correct or delete it',
  },
  noNeed: { zh: '不填写不影响参观。', en: 'You need not fill anything in to enjoy the exhibition.' },
  agreed: { zh: '我已阅读并同意', en: 'I have read this and agree' },
  over14: { zh: '我已满 14 周岁', en: 'I am 14 or older' },
  wish: { zh: '您想了解哪方面？', en: 'What would you like?' },
  phone: {
    zh: '您的电话：手机号，或带区号的座机号',
    en: 'Your number: a mobile in China, or a landline with its area code',
  },
  send: { zh: '提交', en: 'Send' },
  again: {
    zh: '没有存上：请勾选前两项、选好意向，并核对号码，再填一次。',
    en: 'It was not saved: tick the first two, choose what you would like, check the number, and try again.',
  },
  thanks: { zh: '已经存好，谢谢您！', en: 'It is saved. Thank you!' },
  code: { zh: '您的撤回码', en: 'Your withdrawal code' },
  codeHint: {
    zh: '请截图或记下。想撤回时，在展区任一屏幕输入它，或告诉筹备办公室。',
    en: 'Take a screenshot or note it down. To withdraw, enter it at any screen of the booth, or tell the office.',
  },
  usedTitle: { zh: '这个链接已经用过', en: 'This link has been used' },
  used: {
    zh: '一个链接只能提交一次。想再留一次，请回到屏幕前重新扫码。',
    en: 'A link works once. To leave another number, scan a new code at the screen.',
  },
  oldTitle: { zh: '这个链接已经过期', en: 'This link is too old' },
  old: {
    zh: '链接十五分钟内有效，告知内容更新后也会失效。请回到屏幕前重新扫码；您填的内容没有保存。',
    en: 'A link lives 15 minutes, and ends when the notice changes. Please scan a new one; nothing was saved.',
  },
} satisfies Record<string, Words>

/** The optional tick: who would get the number, and how to reach them. */
export const passOnText = ({ name, contact }: NonNullable<LeadNotice['exhibitor']>): Words => ({
  zh: `可不选：我同意把上述信息提供给${name.zh}用于对接。其联系方式：${contact.zh}`,
  en: `Optional: my number may be passed on to ${name.en} for this purpose. Their contact: ${contact.en}`,
})
