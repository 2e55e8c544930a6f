/** Goes up when an old page can no longer understand the server; such a page is told to reload. */
export const PROTOCOL = 1

/** A dead peer is noticed within 3 s: a ping each second, answered within 1.5 s (S3). */
export const heartbeat = { pingInterval: 1_000, pingTimeout: 1_500 } as const
