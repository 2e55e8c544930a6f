import type { PaperBlock } from '#shared/summary-document.ts'
import { fact, heading, paragraph } from './say.ts'

/** 五、下一步工作打算: the usual beginnings, for people to make their own. */
export const plans = (): PaperBlock[] => [
  heading(1, '下一步工作打算'),
  heading(2, '抓好成果对接'),
  ...paragraph(fact('逐条跟进观众和企业提出的对接意向，明确责任单位和反馈时限，推动成果转移转化。')),
  heading(2, '用好展示资源'),
  ...paragraph(fact('整理展品说明、图片和科普内容，继续用于科普进校园、进社区等活动。')),
  heading(2, '改进组织工作'),
  ...paragraph(fact('针对存在的问题逐项整改，完善展品管理、人员排班、设备检查和数据登记，为下一届展示做好准备。')),
]
