import { Refusal } from './refusal'
import type { Setting } from './setting'

export const isAccountsPolicy = (use: string): boolean => /Accounts(Authentication)?Policy$/.test(use)

/** Refuses what the plugin kinto.plugins.accounts refuses to start with. */
export function checkAccounts(app: ReadonlyMap<string, Setting>): void {
  const plugins = app.get('includes')
  if (!plugins?.list().includes('kinto.plugins.accounts')) return
  const policy = [...app.values()].findLast(({ key, text }) => USE.test(key) && isAccountsPolicy(text()))
  if (!policy)
    throw new Refusal(
      `${plugins.where}: kinto.plugins.accounts needs a policy: multiauth.policy.account.use = kinto.plugins.accounts.AccountsPolicy`,
    )
  const name = USE.exec(policy.key)?.[1] ?? ''
  checkOrder(app.get('multiauth.policies'), name)
  checkCreators(app.get('account_create_principals'), app.get('account_write_principals'))
}

const USE = /^multiauth\.policy\.(.*)\.use$/

function checkOrder(policies: Setting | undefined, account: string): void {
  const names = policies?.list() ?? []
  if (!policies || !names.includes('basicauth') || names.indexOf('basicauth') > names.indexOf(account)) return
  if (names.includes(account))
    throw new Refusal(
      `${policies.where}: ${policies.name} must name ${account} before basicauth, which takes everybody.`,
    )
}

/** Nobody makes accounts for others without being one of their administrators. */
function checkCreators(creators: Setting | undefined, writers: Setting | undefined): void {
  const known = new Set(['system.Everyone', ...(writers?.list() ?? [])])
  const lost = creators?.list().filter(principal => !known.has(principal)) ?? []
  if (creators && lost.length > 0)
    throw new Refusal(
      `${creators.where}: ${creators.name} names ${lost.join(', ')}, to be named in account_write_principals too.`,
    )
}
