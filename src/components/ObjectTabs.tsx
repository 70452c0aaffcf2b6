import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { MessageDescriptor } from '@lingui/core'
import type { Kind } from '~/protocol/objects'
import { idOf, kindOf, uriOf, type Ref } from '~/protocol/ref'
import classes from './ObjectHeader.module.css'

export type Tab = 'collections' | 'groups' | 'records' | 'members' | 'record' | 'json' | 'trash' | 'settings'

type TabLine = { tab: Tab; label: MessageDescriptor; /** Below the object's own address. */ path: string }

/** Which pages each kind of object has. History and permissions join here when their pages exist. */
const TABS: Record<Kind, TabLine[]> = {
  bucket: [
    { tab: 'collections', label: msg`Collections`, path: '/collections' },
    { tab: 'groups', label: msg`Groups`, path: '/groups' },
    { tab: 'settings', label: msg`Settings`, path: '/settings' },
  ],
  collection: [
    { tab: 'records', label: msg`Records`, path: '/records' },
    { tab: 'trash', label: msg`Deleted`, path: '/trash' },
    { tab: 'settings', label: msg`Settings`, path: '/settings' },
  ],
  group: [{ tab: 'members', label: msg`Members`, path: '/members' }],
  record: [
    { tab: 'record', label: msg`Form`, path: '' },
    { tab: 'json', label: msg`JSON`, path: '/json' },
  ],
}

/** Pages are addresses, so the tabs are links: they open in a new browser tab and Back works. */
export function ObjectTabs({ of, current }: { of: Ref; current: Tab }) {
  const { t } = useLingui()
  return (
    <nav aria-label={t`Pages of ${idOf(of)}`}>
      <ul className={classes.tabs}>
        {TABS[kindOf(of)].map(({ tab, label, path }) => (
          <li key={tab}>
            <Link
              // The search part names the list that a record stands in; it goes along from view to view of one record.
              to={`${uriOf(of)}${path}`}
              search={kindOf(of) === 'record' ? true : {}}
              className={classes.tab}
              // The router would call every prefix of the address active: the form's tab too while the JSON is shown.
              activeOptions={{ exact: true, includeSearch: false }}
              aria-current={tab === current ? 'page' : undefined}
            >
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
