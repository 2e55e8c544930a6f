/** What long work is doing, for people to read; the sentence for each is the panel's. */
export type Step = 'figures' | 'charts' | 'pictures' | 'table' | 'file'

/** Called as work goes on: how far in per cent, and with what. */
export type Progress = (percent: number, step: Step) => void
