import { describe, expect, test } from 'vitest'
import { Content } from '#shared/content.ts'
import { missingOf, noticeOf } from '#shared/lead-notice.ts'
import { leadKindNames, leadKinds } from '#shared/lead-words.ts'
import { LeadKind, LeadReason, type Privacy } from '#shared/leads.ts'
import { groupPhone, holdsPhone, isPhone, maskPhone } from '#shared/phone.ts'
import { sampleContent } from '../support/fixtures.ts'
import { mobile } from '../support/phones.ts'

const content = sampleContent()
const privacy = content.privacy!
const exhibit = privacy.exhibitors![0]!.exhibit
const today = '2023-05-20'
const noticeWith = (change: Partial<Privacy>) =>
  noticeOf({ ...content, privacy: { ...privacy, ...change } }, exhibit, today)
const blank = { zh: '　', en: ' ' }

describe('P1: the notice', () => {
  test('is there when all of it is filled in, for each exhibit with its own exhibitor', () => {
    expect(noticeOf(content, exhibit, today)).toMatchObject({
      handler: privacy.handler,
      until: '2023-06-19',
      exhibitor: { name: privacy.exhibitors![0]!.name },
    })
    const other = content.exhibits.find(({ id }) => !privacy.exhibitors!.some((one) => one.exhibit === id))!.id
    expect(noticeOf(content, other, today)).toMatchObject({ exhibitor: null })
  })

  test.each(['handler', 'contact', 'purpose', 'kinds'] as const)('is off without %s, and says so', (field) => {
    const { [field]: _, ...rest } = privacy
    for (const broken of [rest, { ...privacy, [field]: blank }]) {
      expect(missingOf(broken, today)).toEqual([field])
      expect(noticeOf({ ...content, privacy: broken }, exhibit, today)).toBeNull()
    }
  })

  test('is off without a day, and after it; of a day and a number of days the earlier counts', () => {
    const { keepDays: _, ...endless } = privacy
    expect(missingOf(endless, today)).toEqual(['keep'])
    expect(noticeWith({ keepUntil: '2023-05-19' })).toBeNull()
    expect(noticeWith({ keepUntil: '2023-05-20' })?.until).toBe('2023-05-20')
    expect(noticeWith({ keepUntil: '2023-12-31' })?.until).toBe('2023-06-19')
  })

  test('is off while an exhibitor it names has no contact', () => {
    const exhibitors = [{ exhibit, name: { zh: '示例企业', en: 'Sample Works' } }]
    expect(missingOf({ ...privacy, exhibitors }, today)).toEqual(['exhibitors'])
    expect(noticeWith({ exhibitors: [{ ...exhibitors[0]!, contact: blank }] })).toBeNull()
  })

  test('is off where there is none, and an exhibit that is not there is named', () => {
    expect(missingOf(undefined, today)).toEqual(['handler', 'contact', 'purpose', 'kinds', 'keep'])
    const broken = Content.safeParse({ ...content, privacy: { exhibitors: [{ exhibit: 'no-such-thing' }] } })
    expect(broken.error?.issues.map(({ path }) => path.join('.'))).toEqual(['privacy.exhibitors.0.exhibit'])
  })
})

describe('P2: a number', () => {
  test.each([
    mobile,
    `199${mobile.slice(3)}`,
    '07732000000',
    '0773200000' + '0',
    '01080000000',
    '02080000000',
    '0773200' + '0000',
  ])('%s is one', (digits) => expect(isPhone(digits)).toBe(true))
  test.each([
    '',
    '110',
    mobile.slice(1),
    `${mobile}1`,
    `12${mobile.slice(2)}`,
    '07731000000',
    '0108000000',
    '0010'.repeat(3),
    `+86${mobile}`,
    '1380000567x',
  ])('“%s” is none', (digits) => expect(isPhone(digits)).toBe(false))
  test('is shown in groups while it is typed', () => {
    expect([1, 3, 4, 7, 8, 11].map((n) => groupPhone(mobile.slice(0, n)))).toEqual([
      ...['1', '138', '138 0', '138 0000', '138 0000 5', '138 0000 5678'],
    ])
    expect(['0773', '077320', '07732000000', '077320000000', '01080000000'].map(groupPhone)).toEqual([
      ...['0773', '0773 20', '0773 200 0000', '0773 2000 0000', '010 800 00000'],
    ])
  })
})

test('P9: a masked number cannot be called, and a reason holds none', () => {
  expect([mobile, '07732001234', '01080001234'].map(maskPhone)).toEqual(['138****5678', '0773****34', '010****34'])
  for (const text of [`打给${mobile}`, '138 0000 5678', '138-0000-5678', '１３８００００５６７８', '2000000']) {
    expect(holdsPhone(text), text).toBe(true)
    expect(LeadReason.safeParse(`回访 ${text}`).success, text).toBe(false)
  }
  for (const text of ['回访第 12 位观众', '2023-05-20 的移交', '3 项、28 件'])
    expect(holdsPhone(text), text).toBe(text.includes('2023'))
})

test('P2: every kind has a name in both languages, and is asked for', () => {
  expect([...leadKinds].toSorted()).toEqual([...LeadKind.options].toSorted())
  for (const kind of leadKinds) expect(leadKindNames[kind].zh).not.toBe(leadKindNames[kind].en)
})
