import { describe, expect, test } from 'vitest'
import { readEnv, StartError } from '../../server/env.ts'

const message = (source: Record<string, string>): string => {
  try {
    readEnv(source)
  } catch (error) {
    if (error instanceof StartError) return error.message
    throw error
  }
  return ''
}

describe('E2: a wrong setting stops the start with one sentence that names it, its value and what is accepted', () => {
  test.each([
    ['PORT', 'eighty', 'PORT=“eighty” is not accepted: it must be a port from 0 to 65535 (0 takes any free one).'],
    ['PORT', '65536', 'PORT=“65536” is not accepted: it must be a port from 0 to 65535 (0 takes any free one).'],
    ['PORT', '-1', 'PORT=“-1” is not accepted'],
    ['PORT', '80.5', 'PORT=“80.5” is not accepted'],
    ['PORT', ' ', 'PORT=“ ” is not accepted'],
    ['HOST', 'not a host', 'HOST=“not a host” is not accepted: it must be an IP address or host name to listen on.'],
    [
      'DATABASE_URL',
      'mysql://u:secret@h/d',
      'DATABASE_URL=“•••” is not accepted: it must be empty (SQLite in DATA_DIR) or',
    ],
    ['DATABASE_URL', 'postgres://u:secret@h:port/d', 'DATABASE_URL=“•••” is not accepted'],
    ['ADMIN_PIN', '12345', 'ADMIN_PIN=“•••” is not accepted: it must be six to twelve digits.'],
    ['ADMIN_PIN', 'secret', 'ADMIN_PIN=“•••” is not accepted'],
    ['PUBLIC_URL', 'ftp://booth', 'PUBLIC_URL=“ftp://booth” is not accepted: it must be empty or an http(s) address'],
    ['PUBLIC_URL', 'https://u:secret@booth.example', 'PUBLIC_URL=“•••” is not accepted'],
    ['PUBLIC_URL', 'https://booth.example/?a=1', 'PUBLIC_URL=“https://booth.example/?a=1” is not accepted'],
    ['PUBLIC_PORT', '8081', 'PUBLIC_PORT=“8081” is not accepted without PUBLIC_URL: set the address'],
    ['PUBLIC_PORT', 'x', 'PUBLIC_PORT=“x” is not accepted: it must be a port from 0 to 65535.'],
    ['TZ', 'Asia/Guilin', 'TZ=“Asia/Guilin” is not accepted: it must be an IANA time zone such as Asia/Shanghai.'],
    [
      'LOG_LEVEL',
      'loud',
      'LOG_LEVEL=“loud” is not accepted: it must be fatal, error, warn, info, debug, trace or silent.',
    ],
  ])('%s=%s', (name, value, sentence) => {
    const said = message({ [name]: value })
    expect(said.slice(0, sentence.length)).toBe(sentence)
    expect(said).not.toMatch(/secret|\n/)
  })
})

test('without any setting the defaults of the contract hold; an empty value is none', () => {
  const bare = { PORT: '', HOST: '', DATA_DIR: '', DATABASE_URL: '', ADMIN_PIN: '', TZ: '', LOG_LEVEL: '' }
  for (const source of [{}, bare, { UNRELATED: 'x' }]) {
    expect(readEnv(source)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      dataDir: expect.stringMatching(/data$/),
      databaseUrl: null,
      adminPin: null,
      publicUrl: null,
      publicPort: null,
      timeZone: 'Asia/Shanghai',
      logLevel: 'info',
    })
  }
})

test('right values are taken as they are', () => {
  const source = { PORT: '0', HOST: '::1', DATABASE_URL: 'postgresql://u:p@h:5432/d', ADMIN_PIN: '123456', TZ: 'UTC' }
  expect(readEnv(source)).toMatchObject({ port: 0, host: '::1', databaseUrl: source.DATABASE_URL, timeZone: 'UTC' })
})

test('E2: the phones’ address is taken without its last slash, and its listener has a port of its own', () => {
  const PUBLIC_URL = 'https://booth.example/kz/'
  expect(readEnv({ PUBLIC_URL })).toMatchObject({ publicUrl: 'https://booth.example/kz', publicPort: 8081 })
  expect(readEnv({ PUBLIC_URL, PUBLIC_PORT: '0', PORT: '0' })).toMatchObject({ publicPort: 0 })
  expect(message({ PUBLIC_URL, PUBLIC_PORT: '9000', PORT: '9000' })).toMatch(
    /^PUBLIC_PORT=“9000” is not accepted: it is the same as PORT/,
  )
  expect(message({ PUBLIC_URL, PORT: '8081' })).toMatch(/^PUBLIC_PORT=“8081” is not accepted: it is the same as PORT/)
})
