import { clause, fact, known, sentence, type Sections, type Source } from './say.ts'

/** 二、主要做法: what was done, with the evidence there is for it. */
export const measures = (source: Source): Sections<'design' | 'guides' | 'interaction' | 'safety'> => ({
  design: [design(source)],
  guides: guides(source),
  interaction: interaction(source),
  safety: safety(source),
})

function design({ content: { categories } }: Source) {
  const kinds = categories.map(({ name }) => name.zh).join('+')
  return fact('design', `突出“${kinds}”，每件展品配有技术说明和通俗易懂的科普说明，按类别和推荐单位集中展示。`)
}

function guides(source: Source) {
  return [
    ...sentence('guided', [
      clause(source, 'guided-sessions', '安排专人讲解#'),
      clause(source, 'guided-heads', '服务观众#'),
      clause(source, 'guided-minutes', '累计#'),
    ]),
    ...sentence('called', [
      answered(source) ? clause(source, 'calls', '观众在屏幕上呼叫讲解员#') : undefined,
      answered(source) ? clause(source, 'call-response', '应答时间中位数为#') : undefined,
    ]),
    fact('tours', '为来宾准备了讲解路线，可按来宾时间增减展项。', 'content.tours'),
  ]
}

const answered = (source: Source): boolean => (known(source, 'calls')?.value ?? 0) > 0

function interaction(source: Source) {
  const { screens, languages, quiz = [] } = source.content
  const touch = screens.length > 0 ? `展区设触摸屏${screens.length}块，` : '展区设触摸屏，'
  return [
    fact(
      'screens',
      `${touch}观众可按类别、单位浏览展品、放大图片、展示二维码，界面提供${languages.length}种语言。`,
      'content.screens',
      'content.languages',
    ),
    ...(quiz.length > 0 ? [fact('quiz', `设科普问答题${quiz.length}道，答题后当场讲解。`, 'content.quiz')] : []),
  ]
}

function safety(source: Source) {
  const cards = source.content.emergencyCards?.length ?? 0
  return [
    fact('approved', '屏幕内容先审核、后发布，展出期间不得自行改动。'),
    ...(cards > 0 ? [fact('cards', `制定应急处置卡${cards}份，步骤逐项明确责任岗位。`, 'content.emergencyCards')] : []),
    ...sentence('availability', [
      clause(source, 'screen-availability', '设备在线率#'),
      clause(source, 'exhibit-availability', '展品在展完好率#'),
    ]),
  ]
}
