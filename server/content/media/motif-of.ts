import type { Words } from '#shared/words.ts'
import type { Motif } from './illustration-motifs.ts'

/** By what words a thing is known, the particular before the general: a field that says only 农业 is a field of rice. */
const signs: readonly (readonly [Motif, RegExp])[] = [
  ['tea', /茶|\btea\b/iu],
  [
    'fruit',
    /水果|鲜果|果树|果园|果品|果蔬|果业|罗汉果|芒果|梨|桔|橘|柿|柑|葡萄|柚|桃|荔枝|龙眼|\bluohan|\bfruits?\b|\bgrapes?\b|\bpears?\b|\bcitrus|\bkumquat|\bpersimmon/iu,
  ],
  ['vessel', /医|药|诊|疫苗|生物|健康|化学|检验|试剂|\bmedic|pharm|\bbio|health|diagnos|\bchemi/iu],
  ['flyer', /无人机|低空|航空|遥感|卫星|drone|aerial|remote sens|satellite/iu],
  ['car', /汽车|新能源车|电动车|车辆|轨道|交通|vehicle|automotive|railway|transport/iu],
  [
    'chip',
    /电子|芯片|集成电路|半导体|通信|光电|信息|智能终端|软件|数据|人工智能|算法|\belectronic|\bchips?\b|semiconduct|communicat|software|\bdata\b|digital device|smart device/iu,
  ],
  ['bridge', /文旅|旅游|文化|街区|古镇|非遗|历史|建筑|tourism|\bculture|heritage|architect/iu],
  ['water', /水质|水利|流域|水文|河|湖|污水|渔|鱼|\bwater|\briver|\blake|\bfish/iu],
  ['book', /科普|教育|培训|讲解|学校|图书|education|training|public science|school/iu],
  ['mountain', /生态|环境|修复|岩溶|林业|森林|地质|矿|碳|ecolog|environment|karst|forest|geolog|carbon/iu],
  ['chair', /家居|木制|木材|家具|竹|furniture|\bwood|bamboo/iu],
  ['bowl', /食品|米粉|粮油|酿|饮料|酒|冷链|food|noodle|beverage|cold.chain/iu],
  ['rice', /农|稻|种植|种业|作物|养殖|茶园|土壤|\bagri|\brice\b|\bcrop|\bfarm|\bsoil/iu],
  [
    'machine',
    /装备|机械|制造|机器人|设备|自动化|液压|橡胶|材料|equipment|machin|manufactur|robot|automation|material/iu,
  ],
  ['meeting', /产学研|合作|团队|人才|专家|服务|cooperat|team|talent|service/iu],
  ['chip', /检测|测量|传感|仪器|成像|inspect|\bsensor|imaging|measur/iu],
]

/** The thing that stands for an exhibit: its field says first what it is, then its title; a leaf where neither says anything. */
export function motifOf(field: Words, title: Words): Motif {
  const [ofTitle, ofField] = [title, field].map((words) => found(`${words.zh} ${words.en}`))
  return (ofTitle && particular.has(ofTitle) ? ofTitle : (ofField ?? ofTitle)) ?? 'leaf'
}

/** Told by a title whatever the field: a tea machine is about tea. */
const particular: ReadonlySet<Motif> = new Set<Motif>(['tea', 'fruit', 'flyer', 'chair'])

const found = (text: string) => signs.find(([, sign]) => sign.test(text))?.[0]
