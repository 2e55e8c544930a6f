import { describe, expect, test } from 'vitest'
import { NewPart } from '#shared/summary-edit.ts'
import { changesOf, mergeSentences, printed, type MadeSentence, type SentenceEdit } from '#shared/summary-merge.ts'
import { paperFigures } from '#shared/summary-values.ts'
import { sampleContent } from '../support/fixtures.ts'
import { fairSummary, fairSums } from '../support/summary.ts'

const made: MadeSentence[] = [
  { key: 'visitors', text: '参观312人次。', figures: ['visitors'] },
  { key: 'sessions', text: '触摸屏互动900次。', figures: ['sessions'] },
  { key: 'likes', text: '点赞40次。', figures: ['likes'] },
]
const edit = (key: string, text: string | null, written: SentenceEdit['written'] = []) => ({ key, text, written })
const texts = (edits: SentenceEdit[], of = made) => mergeSentences(of, edits).map(({ text }) => text)

describe('W20: an edited text over the sentences of the figures', () => {
  test.each([
    ['nobody touched it', [], ['参观312人次。', '触摸屏互动900次。', '点赞40次。']],
    [
      'an edited one stays, the others follow the figures',
      [edit('visitors', '来了许多人。'), edit('sessions', null), edit('likes', null)],
      ['来了许多人。', '触摸屏互动900次。', '点赞40次。'],
    ],
    [
      'a new sentence of the figures stands after the one before it',
      [edit('own-1', '又说一句。'), edit('visitors', null), edit('likes', null)],
      ['又说一句。', '参观312人次。', '触摸屏互动900次。', '点赞40次。'],
    ],
    [
      'what the figures no longer make is gone, unless somebody edited it',
      [edit('quiz', null), edit('leads', '意向三条。'), ...made.map(({ key }) => edit(key, null))],
      ['意向三条。', '参观312人次。', '触摸屏互动900次。', '点赞40次。'],
    ],
  ])('%s', (_, edits, expected) => expect(texts(edits)).toEqual(expected))

  test('what was left out is not printed, and does not come back with new figures', () => {
    const edits = [edit('visitors', ''), edit('sessions', null), edit('likes', null)]
    expect(printed(mergeSentences(made, edits)).map(({ text }) => text)).toEqual(['触摸屏互动900次。', '点赞40次。'])
  })
})

describe('W21: a figure that is another one than when its sentence was written', () => {
  const [sentence] = mergeSentences(made, [edit('visitors', '参观者312人次。', [{ figure: 'visitors', value: '312' }])])
  test('is told with both values', () => {
    expect(changesOf(sentence!, () => '318')).toEqual([{ figure: 'visitors', was: '312', now: '318' }])
    expect(changesOf(sentence!, () => '312')).toEqual([])
    expect(changesOf(sentence!, () => '')).toEqual([{ figure: 'visitors', was: '312', now: '' }])
  })
  test('a figure that joins the sentence of the figures later is one too', () => {
    const joined = [{ ...made[0]!, figures: ['visitors', 'school-groups'] }]
    const [merged] = mergeSentences(joined, [edit('visitors', '参观。', [{ figure: 'visitors', value: '312' }])])
    const value = (figure: string) => (figure === 'visitors' ? '312' : '3')
    expect(changesOf(merged!, value)).toEqual([{ figure: 'school-groups', was: '', now: '3' }])
  })
  test('a sentence that follows the figures, or is left out, is never marked', () => {
    expect(changesOf(mergeSentences(made, [])[0]!, () => '1')).toEqual([])
    expect(changesOf(mergeSentences(made, [edit('visitors', '')])[0]!, () => '1')).toEqual([])
  })
  test('a loss of data changes what the screens counted, and nothing that people counted', () => {
    const content = sampleContent()
    const lossy = fairSums(content).map((row) => ({ ...row, tally: new Map([...row.tally, ['dropped', 4] as const]) }))
    const sources = { manual: { visitors: { value: 312, source: '入口' } } }
    const [whole, partial] = [fairSummary({ sources }), fairSummary({ sources, sums: lossy })].map((summary) =>
      paperFigures(summary, content),
    )
    expect(partial!['sessions']!.value).toBe(`≥${whole!['sessions']!.value}`)
    expect(partial!['visitors']).toEqual(whole!['visitors'])
  })
})

describe('W26: what is no text of a summary', () => {
  const sentence = (text: string) => ({ kind: 'text', sentences: [{ key: 'own-1', text, written: [] }] })
  const id = '01H0000000000000000000000A'
  test.each([
    ['too long', sentence('长'.repeat(601))],
    ['a control character', sentence('一\u0007二')],
    ['a line break', sentence('一\n二')],
    ['half a character', sentence('\ud83d')],
    ['a key twice', { kind: 'text', sentences: ['a', 'a'].map((key) => ({ key, text: '一', written: [] })) }],
    ['no line', { kind: 'title', lines: [] }],
    ['seven lines', { kind: 'title', lines: Array.from({ length: 7 }, () => '总结') }],
    ['an empty caption', { kind: 'pictures', pictures: [{ id, caption: ' ' }] }],
    ['a picture twice', { kind: 'pictures', pictures: [1, 2].map(() => ({ id, caption: '开幕' })) }],
    ['no day', { kind: 'closing', signature: '某局', day: '2023-02-30' }],
    ['something else', { kind: 'prose', rounded: 'yes' }],
  ])('%s', (_, body) => expect(NewPart.safeParse({ base: 0, body }).success).toBe(false))
  test('what is one', () => expect(NewPart.safeParse({ base: 0, body: sentence('好。') }).success).toBe(true))
})
