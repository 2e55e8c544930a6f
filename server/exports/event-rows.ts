import { z } from 'zod'
import type { Content } from '#shared/content.ts'
import { say } from '#shared/say.ts'
import type { Language } from '#shared/words.ts'
import type { Tables } from '../storage/tables.ts'
import { zonedText } from '../zoned-time.ts'

type Event = Tables['visit_events']

const Detail = z.record(z.string(), z.unknown())

/** The stored detail of an event as data. */
export const detailOf = (event: Event): Record<string, unknown> => Detail.parse(JSON.parse(event.detail))

export const headers: Record<'zh' | 'en', readonly string[]> = {
  zh: [
    '编号',
    '时间',
    '屏幕',
    '会话',
    '对象',
    '演练',
    '动作',
    '展品编号',
    '展品',
    '推荐单位',
    '类别',
    '语言',
    '时长（毫秒）',
    '明细',
  ],
  en: [
    'Id',
    'Time',
    'Kiosk',
    'Visit',
    'Audience',
    'Rehearsal',
    'Action',
    'Exhibit no.',
    'Exhibit',
    'Unit',
    'Category',
    'Language',
    'Duration (ms)',
    'Detail',
  ],
}

/** One event as cells. Names come from the content that is published now; the exhibit's id stays if it is gone. */
export function eventRow(
  event: Event,
  content: Content,
  language: 'zh' | 'en',
  timeZone: string,
): (string | number | null)[] {
  const detail = detailOf(event)
  const exhibit = content.exhibits.find((candidate) => candidate.id === event.exhibit)
  const unit = exhibit && content.units.find((candidate) => candidate.code === exhibit.unit)
  const category = exhibit && content.categories.find((candidate) => candidate.id === exhibit.category)
  const words = (value: Parameters<typeof say>[0] | undefined) => (value ? say(value, language satisfies Language) : '')
  return [
    event.id,
    zonedText(event.at, timeZone),
    event.kiosk,
    event.visit,
    event.audience,
    event.rehearsal,
    event.type,
    exhibit?.no ?? event.exhibit ?? '',
    words(exhibit?.title),
    words(unit?.name),
    words(category?.name),
    textOf(detail['language']),
    numberOf(detail['dwellMs'] ?? detail['durationMs']),
    event.detail,
  ]
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
