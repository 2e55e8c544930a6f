/** The words of the calls in the panel. */
export const zh = {
  calls: '讲解员呼叫',
  asks: '有观众请讲解员',
  since: (time: string) => `已等 ${time}`,
  going: (name: string) => `${name} 去了`,
  go: '我去',
  here: '已到',
  accepted: '已告诉观众：讲解员马上就来。',
  arrived: '已记下到达。',
}
export type CallTexts = typeof zh
