import type { Ends } from './window.ts'

/** What the thread of the figures is opened on. */
export type ThreadData = { dataDir: string; databaseUrl: string | null; timeZone: string }

/** `summary` waits until everything is counted; `figures` answers with what is counted by then. */
export type Task = { kind: 'summary' | 'figures'; ends: Ends; bundle: string; linksKnown: boolean }

export type Asked = { id: number; task: Task } | 'stop'

/** The summary as JSON, ready to be sent on; `days` are all that have data. */
export type Figures = { summary: string; behind: number; building: boolean; days: string[] }

export type Answered = { id: number; figures: Figures } | { id: number; error: string } | 'stopped'
