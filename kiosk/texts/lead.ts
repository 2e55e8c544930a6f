import type { LeadNotice } from '#shared/lead-notice.ts'
import type { Words } from '#shared/words.ts'

/** What the page for leaving a number says: plain words, the whole notice before anything is asked. */
export const leadTexts = {
  lead: { zh: '我想对接', en: 'Get in Touch' },
  lede: {
    zh: '留一个电话，工作人员会就这项展品与您联系。',
    en: 'Leave a telephone number, and our staff will call you about this exhibit.',
  },
  noticeTitle: { zh: '信息收集告知', en: 'Before you give us a number' },
  who: { zh: '谁收集', en: 'Who asks' },
  contact: { zh: '怎么联系', en: 'Contact' },
  purpose: { zh: '做什么用', en: 'What for' },
  kinds: { zh: '收集什么', en: 'Kept what' },
  how: { zh: '怎么保存', en: 'Kept how' },
  howItIs: {
    zh: '加密存放在展台服务器上，屏幕不留；查看都有记录',
    en: 'encrypted on a server here, not on this screen; each look at it is recorded',
  },
  until: { zh: '存到哪天', en: 'Kept until' },
  rights: { zh: '您的权利', en: 'Your rights' },
  rightsAre: {
    zh: '随时可凭撤回码在本展区任一屏幕撤回，也可按上面的方式查询、更正、删除',
    en: 'withdraw at any time with your code at any screen, or ask us to see, correct or delete it',
  },
  noNeed: { zh: '不填写不影响参观。', en: 'You need not fill anything in to enjoy the exhibition.' },
  tickHere: { zh: '请您勾选', en: 'Please tick' },
  agreed: { zh: '我已阅读并同意', en: 'I have read this and agree' },
  over14: { zh: '我已满 14 周岁', en: 'I am 14 or older' },
  continue: { zh: '继续填写', en: 'Continue' },
  onPhone: { zh: '用手机扫码填写', en: 'Use my own phone' },
  phoneOnly: {
    zh: '扫码后在自己的手机上填写。链接只用一次，十五分钟内有效。',
    en: 'Scan it and fill in the form on your own phone. The link works once, for 15 minutes.',
  },
  takeBack: { zh: '撤回以前留的', en: 'Withdraw an earlier one' },
  again: { zh: '再看告知', en: 'Read the notice again' },
  wish: { zh: '您想了解哪方面？', en: 'What would you like?' },
  phone: { zh: '您的电话', en: 'Your telephone number' },
  phoneHint: { zh: '手机号，或带区号的座机号', en: 'A mobile number in China, or a landline with its area code' },
  phoneRight: { zh: '号码完整', en: 'The number is complete' },
  digits: { zh: '数字键', en: 'Digits' },
  clear: { zh: '清空', en: 'Clear' },
  erase: { zh: '退格', en: 'Backspace' },
  send: { zh: '提交', en: 'Send' },
  sending: { zh: '正在保存…', en: 'Saving…' },
  thanks: { zh: '已经存好，谢谢您！', en: 'It is saved. Thank you!' },
  code: { zh: '您的撤回码', en: 'Your withdrawal code' },
  codeHint: {
    zh: '请记下或拍照。想撤回时，在本展区任一屏幕输入它，或告诉筹备办公室。',
    en: 'Note it down or take a photograph. To withdraw, enter it at any screen here, or tell the office.',
  },
  keepCode: { zh: '扫码存到手机', en: 'Scan to keep it' },
  done: { zh: '完成', en: 'Done' },
  tryAgain: { zh: '再试一次', en: 'Try again' },
  failed: {
    zh: '没有存上，您填的内容已经清除。请再试一次，或直接联系：',
    en: 'It could not be saved, and what you entered is gone. Please try again, or call:',
  },
  limited: {
    zh: '这块屏幕刚才提交得太多了，您填的内容已经清除。请过几分钟再来，或直接联系：',
    en: 'Too many were sent from this screen just now, and what you entered is gone. Please come back in a few minutes, or call:',
  },
  changed: {
    zh: '告知内容刚刚更新了，您填的内容已经清除。请重新阅读后再填。',
    en: 'The notice has just changed, and what you entered is gone. Please read it again.',
  },
  offline: {
    zh: '现在连不上展台服务器，不能提交。稍等一会儿，或直接联系：',
    en: 'The server of this booth cannot be reached, so nothing can be sent. Please wait a little, or call:',
  },
  withdrawTitle: { zh: '撤回对接信息', en: 'Withdraw a Number' },
  withdrawHint: { zh: '输入九位撤回码', en: 'Enter the nine digits of your code' },
  withdraw: { zh: '撤回并删除', en: 'Withdraw and delete' },
  withdrawn: { zh: '已撤回，您的号码已经删除。', en: 'It is withdrawn, and your number is deleted.' },
  unknownCode: {
    zh: '没有这个撤回码，或已经撤回。请核对后再输。',
    en: 'There is no such code, or it was used already. Please check it.',
  },
  codeLimited: {
    zh: '试得太多了，请过一刻钟再试，或直接联系：',
    en: 'Too many tries. Please wait a quarter of an hour, or call:',
  },
  codeFailed: {
    zh: '没有撤回成功，请再试一次，或直接联系：',
    en: 'It could not be withdrawn. Please try again, or call:',
  },
} satisfies Record<string, Words>

/** The optional tick: who would get the number, and how to reach them. */
export const passOnWords = ({ name, contact }: NonNullable<LeadNotice['exhibitor']>): Words => ({
  zh: `可不选：我同意把上述信息提供给${name.zh}用于对接。其联系方式：${contact.zh}`,
  en: `Optional: my number may be passed on to ${name.en} for this purpose. Their contact: ${contact.en}`,
})

/** “Kept until 20 June 2023, then deleted”, with the day as each language writes it. */
export const untilWords = (day: Words): Words => ({
  zh: `${day.zh}，过后自动删除`,
  en: `${day.en}, then deleted automatically`,
})

/** What a telephone keeps when it reads the code on the screen. */
export const keptWords = (code: string, contact: Words): Words => ({
  zh: `对接意向撤回码 ${code}。${contact.zh}`,
  en: `Withdrawal code ${code}. ${contact.en}`,
})
