import type { CallTexts } from './zh.ts'

export const en: CallTexts = {
  calls: 'Calls for a guide',
  asks: 'A visitor asks for a guide',
  since: (time) => `waiting ${time}`,
  going: (name) => `${name} is going`,
  go: 'I am going',
  here: 'I am here',
  accepted: 'The visitor sees that a guide is on the way.',
  arrived: 'Your arrival is noted.',
}
