/** What the tall picture says of itself. */
export const posterTexts = {
  zh: {
    byHour: '各时段触摸屏互动次数',
    byUnit: '各推荐单位展品浏览次数（按规定顺序）',
    caveat: '触摸屏互动次数不等于人数；二维码展示次数不等于扫码次数。巡馆、工作人员和演练不计入。',
    gaps: (count: number) => `据不完全统计：有 ${count} 处数据缺口，见数据附件。`,
    by: (organiser: string) => `承办：${organiser}`,
    days: (first: string, last: string) => `${first} 至 ${last}`,
    nothing: '这段时间没有记录。',
    all: '合计',
    hour: (hour: string) => `${hour}时`,
  },
  en: {
    byHour: 'Touch sessions by hour',
    byUnit: 'Exhibit views by recommending unit (official order)',
    caveat:
      'Touch sessions are not people; QR panels shown are not scans. Tours, staff and rehearsals are not counted.',
    gaps: (count: number) => `Incomplete: ${count} gaps in the data, listed in the annex.`,
    by: (organiser: string) => `Organiser: ${organiser}`,
    days: (first: string, last: string) => `${first} to ${last}`,
    nothing: 'Nothing was recorded in this time.',
    all: 'Total',
    hour: (hour: string) => `${hour}:00`,
  },
}
