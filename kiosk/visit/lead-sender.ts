import type { BundleHash, ExhibitId, LeadId } from '#shared/ids.ts'
import type { LeadLink, LeadStored, NewLead } from '#shared/leads.ts'

const patienceMs = 5_000

/** Why a lead, or a code, was not taken. `failed`: nobody knows whether it arrived. */
export type LeadTrouble = 'failed' | 'limited' | 'changed'
export type CodeAnswer = 'withdrawn' | 'unknown' | 'limited' | 'failed'

/** How a screen speaks to the server about leads. */
export type LeadSender = {
  leave: (lead: NewLead) => Promise<LeadStored | LeadTrouble>
  withdraw: (code: string) => Promise<CodeAnswer>
  /** Where the visitor's own phone finds the form; null where it cannot. */
  link: (about: { exhibit: ExhibitId; notice: BundleHash }) => Promise<string | null>
  /** Resolves when the server has heard it. */
  forget: (id: LeadId) => Promise<void>
}

/** As this kiosk, over HTTP. Nothing is kept, and no trouble names what was sent. */
export function leadSender(token: () => string): LeadSender {
  const post = (path: string, body: object): Promise<Response> =>
    fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token()}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    })
  return {
    leave: async (lead) => {
      try {
        const response = await post('/api/leads', lead)
        // Same build, same types: the server's own contract tests hold the answer to its schema.
        if (response.ok) return (await response.json()) as LeadStored
        if (response.status === 429) return 'limited'
        return response.status === 409 ? 'changed' : 'failed'
      } catch {
        return 'failed'
      }
    },
    withdraw: async (code) => {
      try {
        const { ok, status } = await post('/api/leads/withdraw', { code })
        if (ok) return 'withdrawn'
        if (status === 429) return 'limited'
        return status === 404 || status === 400 ? 'unknown' : 'failed'
      } catch {
        return 'failed'
      }
    },
    link: async (about) => {
      try {
        const response = await post('/api/leads/phone-link', about)
        return response.ok ? ((await response.json()) as LeadLink).url : null // same build, same types
      } catch {
        return null
      }
    },
    forget: async (id) => {
      const { ok, status } = await post(`/api/leads/${id}/forget`, {})
      if (!ok) throw new Error(`refused with ${status}`)
    },
  }
}
