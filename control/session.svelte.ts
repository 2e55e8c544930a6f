import type { SignedIn } from '#shared/api.ts'
import type { Result } from '#shared/result.ts'
import type { Identity } from '#shared/wire.ts'
import { call, type CallProblem } from './http.ts'

export type SessionState = 'asking' | 'unreachable' | 'signed-out' | 'signed-in'

const againMs = 2_000

/** Who holds this tablet. The session itself is a cookie; the panel keeps no token. */
export class Session {
  #state = $state.raw<SessionState>('asking')
  #identity = $state.raw<Identity | null>(null)
  #ended = $state.raw(false)

  get state(): SessionState {
    return this.#state
  }
  get identity(): Identity | null {
    return this.#identity
  }
  /** The session ended by itself, so the sign-in page says why it is there. */
  get ended(): boolean {
    return this.#ended
  }

  /** Asks who is signed in, until the server answers. */
  async ask(): Promise<void> {
    const answer = await call<Identity>('GET', '/api/session')
    if (answer.ok) this.know(answer.value)
    else if (answer.error.status === 401) this.end(this.#identity !== null)
    else {
      if (this.#state !== 'signed-in') this.#state = 'unreachable'
      setTimeout(() => void this.ask(), againMs)
    }
  }

  know(identity: Identity): void {
    this.#identity = identity
    this.#state = 'signed-in'
    this.#ended = false
  }

  async signIn(name: string, pin: string): Promise<Result<SignedIn, CallProblem>> {
    const answer = await call<SignedIn>('POST', '/api/session', { name, pin })
    if (answer.ok) await this.ask()
    return answer
  }

  async signOut(): Promise<Result<undefined, CallProblem>> {
    const answer = await call('DELETE', '/api/session')
    if (answer.ok || answer.error.status === 401) this.end(false)
    return answer
  }

  end(byItself: boolean): void {
    this.#identity = null
    this.#state = 'signed-out'
    this.#ended = byItself
  }
}
