import { fact, type Sections } from './say.ts'

/** 五、下一步工作打算: the usual beginnings, for people to make their own. */
export const plans = (): Sections<'follow-up' | 'reuse' | 'improvement'> => ({
  'follow-up': [fact('follow-up', '逐条跟进观众和企业提出的对接意向，明确责任单位和反馈时限，推动成果转移转化。')],
  reuse: [fact('reuse', '整理展品说明、图片和科普内容，继续用于科普进校园、进社区等活动。')],
  improvement: [
    fact('improvement', '针对存在的问题逐项整改，完善展品管理、人员排班、设备检查和数据登记，为下一届展示做好准备。'),
  ],
})
