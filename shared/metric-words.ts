/** Units and sentences that several definitions share. */

export const times = { zh: '次', en: 'times' }
export const minutes = { zh: '分钟', en: 'minutes' }
export const seconds = { zh: '秒', en: 'seconds' }
export const percent = { zh: '%', en: '%' }
export const persons = { zh: '人次', en: 'visits' }

export const notPeople = { zh: '互动次数不等于人数。', en: 'Sessions on a screen are not people.' }
export const byHand = {
  zh: '人工登记，须注明来源。',
  en: 'Counted by hand; its source is noted beside it.',
}
export const handRule = { zh: '人工登记之和。', en: 'The sum of what was entered by hand.' }
