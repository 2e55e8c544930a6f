import { parseArgs } from 'node:util'
import pino from 'pino'
import { Accounts } from './accounts/accounts.ts'
import { randomDigits } from './accounts/tokens.ts'
import { readEnv, StartError } from './env.ts'
import { AuditLog } from './storage/audit-log.ts'
import { openDatabase } from './storage/database.ts'

/** Gives an account a new PIN on the server's own command line: the way back in when the administrator's is lost. */
const { values } = parseArgs({ options: { name: { type: 'string', default: 'admin' } } })

try {
  const env = readEnv(process.env)
  const db = await openDatabase(env.dataDir, env.databaseUrl, pino({ level: env.logLevel }, pino.destination(2)))
  const accounts = new Accounts(db)
  const account = await accounts.find(values.name)
  if (!account) throw new StartError(`--name “${values.name}”: there is no such account in ${env.dataDir}.`)
  const pin = randomDigits(8)
  await accounts.change(account.name, { pin, disabled: false })
  await db.deleteFrom('sessions').where('account', '=', account.name).execute()
  await new AuditLog(db).append({
    at: Date.now(),
    actor: 'command line',
    action: 'pin-reset',
    detail: { account: account.name },
  })
  await db.destroy()
  console.log(`${account.name}  PIN ${pin}`)
} catch (error) {
  if (!(error instanceof StartError)) throw error
  console.error(error.message)
  process.exit(1)
}
