import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'
import type { ServerInfo } from '~/protocol/root'

/** What people can do with a capability, in the order in which they would ask. Ways to sign in are not among them. */
const NAMES: [capability: string, name: MessageDescriptor][] = [
  ['schema', msg`schemas`],
  ['history', msg`history`],
  ['permissions_endpoint', msg`overview of permissions`],
  ['attachments', msg`attachments`],
  ['default_bucket', msg`personal bucket`],
  ['signer', msg`signing and review`],
  ['counters_endpoint', msg`counters`],
  ['flush_endpoint', msg`deleting everything at once`],
]

export const capabilityNames = ({ capabilities }: Pick<ServerInfo, 'capabilities'>): MessageDescriptor[] =>
  NAMES.filter(([capability]) => Object.hasOwn(capabilities, capability)).map(([, name]) => name)
