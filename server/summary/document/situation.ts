import { chineseDays } from '#shared/summary-text.ts'
import { clause, fact, plain, sentence, type Sections, type Source } from './say.ts'

/** 一、基本情况: the booth, who made it, when and where. Most of it comes from the published content. */
export const situation = (source: Source): Sections<'booth' | 'organisation' | 'time-and-place'> => ({
  booth: [boothSentence(source), exhibitSentence(source), unitSentence(source)],
  organisation: [
    organisers(source),
    ...sentence('roster', [clause(source, 'roster-coverage', '讲解员在岗率#')]),
    ...sentence('arrival', [clause(source, 'on-time-arrival', '展品按时到位率#')]),
  ],
  'time-and-place': [timeAndPlace(source)],
})

function boothSentence({ content: { event } }: Source) {
  return fact('area', `${plain(event.booth.zh)}面积${event.area}平方米，以“${event.theme.zh}”为主题。`, 'content.area')
}

function exhibitSentence({ content: { exhibits, categories } }: Source) {
  const parts = categories.map(
    ({ id, name }) => `${name.zh}${exhibits.filter(({ category }) => category === id).length}项`,
  )
  const text = `共展示展品${exhibits.length}项，其中${parts.join('、')}。`
  return fact('exhibits', text, 'content.exhibits', 'content.categories')
}

function unitSentence({ content: { exhibits, units } }: Source) {
  const shown = units.filter(({ code }) => exhibits.some(({ unit, park }) => unit === code || park === code))
  const parks = shown.filter(({ kind }) => kind === 'park').length
  const counties = shown.length - parks
  const parkText = parks > 0 ? `和${parks}个园区` : ''
  return fact('units', `展品来自${counties}个县（市、区）${parkText}。`, 'content.units')
}

function organisers({ content: { event } }: Source) {
  const [host, organiser] = [plain(event.host.zh), plain(event.organiser.zh)]
  return fact('organisers', `展区由${host}主办、${organiser}承办，各县（市、区）和参展单位配合，统一组织、统一设计。`)
}

function timeAndPlace({ content: { event } }: Source) {
  return fact(
    'days',
    `展示时间为${chineseDays(event.from, event.to)}，地点为${plain(event.place.zh)}。`,
    'content.days',
  )
}
