/** Things staff should know about the machine. None of them stops the show. */
export type Warning =
  | { kind: 'storage-failing'; detail: string; since: number }
  | { kind: 'disk-nearly-full'; freeBytes: number }
  | { kind: 'clock-jumped'; byMs: number; at: number }
  | { kind: 'tablet-clock-differs'; tablet: string; byMs: number }
  | { kind: 'content-broken'; file: string; path: string; detail: string }
  | { kind: 'kiosks-not-ready'; kiosks: string[]; bundle: string }

export type WarningKind = Warning['kind']
