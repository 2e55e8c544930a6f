import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { Pin } from '#shared/api.ts'

/** `process.env`, read once, loudly. The names are part of the contract with operators. */

const port = z
  .string()
  .regex(/^[0-9]{1,5}$/)
  .transform(Number)
  .refine((number) => number <= 65_535)

const acceptsHost = (host: string) => isIP(host) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)

const acceptsZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

/** Short links are put behind it: nobody's password, and nothing after the path. */
const isBareAddress = (url: string) => {
  const { username, password, search, hash } = new URL(url)
  return `${username}${password}${search}${hash}` === ''
}

const schema = z.object({
  PORT: port.default(8080),
  HOST: z.string().refine(acceptsHost).default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/)
    .refine((url) => URL.canParse(url))
    .optional(),
  ADMIN_PIN: Pin.optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .refine(isBareAddress)
    .optional(),
  PUBLIC_PORT: port.optional(),
  TZ: z.string().refine(acceptsZone).default('Asia/Shanghai'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

type Name = keyof z.infer<typeof schema>

const accepted: Record<Name, string> = {
  PORT: 'a port from 0 to 65535 (0 takes any free one)',
  HOST: 'an IP address or host name to listen on',
  DATA_DIR: 'a folder the server may write to',
  DATABASE_URL: 'empty (SQLite in DATA_DIR) or postgres://user:password@host/database',
  ADMIN_PIN: 'six to twelve digits',
  PUBLIC_URL: 'empty or an http(s) address that visitors’ phones can reach',
  PUBLIC_PORT: 'a port from 0 to 65535',
  TZ: 'an IANA time zone such as Asia/Shanghai',
  LOG_LEVEL: 'fatal, error, warn, info, debug, trace or silent',
}
const secret = new Set<Name>(['ADMIN_PIN', 'DATABASE_URL'])

export type Env = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  adminPin: string | null
  /** What phones can reach, without a slash at its end; null where they can reach nothing. */
  publicUrl: string | null
  publicPort: number | null
  timeZone: string
  logLevel: z.infer<typeof schema>['LOG_LEVEL']
}

/** A start that cannot go on because of something the operator set. The message is one sentence, ready to be shown. */
export class StartError extends Error {}

/** Throws `StartError` naming the variable, its value (secrets masked) and what is accepted. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const name = parsed.error.issues[0]?.path[0] as Name // the schema is flat: a path is one of its keys
    const value = secret.has(name) || /:\/\/[^/]*@/.test(String(given[name])) ? '•••' : String(given[name])
    throw new StartError(`${name}=“${value}” is not accepted: it must be ${accepted[name]}.`)
  }
  const env = parsed.data
  const publicPort = publicPortOf(env)
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL ?? null,
    adminPin: env.ADMIN_PIN ?? null,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    publicPort,
    timeZone: env.TZ,
    logLevel: env.LOG_LEVEL,
  }
}

const usualPublicPort = 8081

/** The second listener's port. Settings that contradict one another are said, not guessed at. */
function publicPortOf({ PUBLIC_URL, PUBLIC_PORT, PORT }: z.infer<typeof schema>): number | null {
  if (PUBLIC_URL === undefined) {
    if (PUBLIC_PORT === undefined) return null
    throw new StartError(
      `PUBLIC_PORT=“${PUBLIC_PORT}” is not accepted without PUBLIC_URL: set the address that visitors’ phones can reach, or leave both empty.`,
    )
  }
  const port = PUBLIC_PORT ?? usualPublicPort
  if (port !== 0 && port === PORT) {
    throw new StartError(
      `PUBLIC_PORT=“${port}” is not accepted: it is the same as PORT, and phones must not reach the booth’s own pages. Set another one (0 takes any free one).`,
    )
  }
  return port
}
