/** A program that speaks to the HTTP interface, with or without a session. */
export type Api = {
  token: string
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
  patch: (path: string, body?: unknown) => Promise<Response>
  delete: (path: string) => Promise<Response>
  signIn: (name: string, pin: string) => Promise<Api>
}

export function api(url: string, token = ''): Api {
  const call =
    (method: string) =>
    (path: string, body?: unknown, headers: Record<string, string> = {}) =>
      fetch(url + path, {
        method,
        headers: {
          ...(token && { Authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        signal: AbortSignal.timeout(10_000),
      })
  return {
    token,
    get: (path, headers) => call('GET')(path, undefined, headers),
    post: call('POST'),
    patch: call('PATCH'),
    delete: call('DELETE'),
    signIn: async (name, pin) => {
      const response = await call('POST')('/api/session', { name, pin })
      if (!response.ok) throw new Error(`signing in as ${name}: ${response.status} ${await response.text()}`)
      const body = (await response.json()) as { token: string }
      return api(url, body.token)
    },
  }
}
