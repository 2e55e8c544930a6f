import type { Context } from '../context.ts'
import { randomDigits } from './tokens.ts'

/** Makes the account `admin` when there is none at all, and gives its PIN, once. `ADMIN_PIN` is read only then. */
export async function createAdministrator({ accounts, audit, env, clock }: Context): Promise<string | null> {
  if ((await accounts.list()).length > 0) return null
  const pin = env.adminPin ?? randomDigits(8)
  await accounts.add('admin', 'administrator', pin, clock.now())
  await audit.append({
    at: clock.now(),
    actor: 'server',
    action: 'account-added',
    detail: { account: 'admin', role: 'administrator' },
  })
  return pin
}
