import { useLingui } from '@lingui/react/macro'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { ActionIcon, Tooltip } from '@mantine/core'
import { neighbours } from '~/data/neighbours'
import type { KintoObject } from '~/protocol/objects'
import { listUriOf, type RecordRef } from '~/protocol/ref'
import { LinkIcon } from '~/ui/LinkIcon'
import type { ListSearch } from '~/url/listSearch'
import type { CollectionShape } from '../list/collectionShape'
import { recordSource } from '../list/recordSource'

type Props = { of: RecordRef; record: KintoObject; search: ListSearch; shape: CollectionShape; isJson: boolean }

/** To the record before and the one behind, in the list that one came from: its question is in the address. */
export function RecordNeighbours({ of, record, search, shape, isJson }: Props) {
  const { t } = useLingui()
  const { query, find } = recordSource(of, search, shape, undefined)
  const { fields: _, limit: __, token: ___, ...list } = query
  const { data, error } = useQuery(neighbours(listUriOf(of), record, { ...list, find }))
  const why = error
    ? t`The list could not be asked: ${error.message}`
    : data === 'unknown'
      ? t`The list is sorted by a field that holds a list or an object here: the server cannot go on from it.`
      : undefined
  const ends = data === 'unknown' || data === undefined ? undefined : data
  const step = (rid: string | null | undefined, name: string, end: string, icon: typeof IconChevronUp) => {
    const Icon = icon
    if (typeof rid === 'string')
      return (
        <LinkIcon
          to={
            isJson ? '/buckets/$bid/collections/$cid/records/$rid/json' : '/buckets/$bid/collections/$cid/records/$rid'
          }
          params={{ ...of, rid }}
          search={search}
          variant="default"
          size="input-sm"
          aria-label={name}
          title={name}
        >
          <Icon size={16} aria-hidden />
        </LinkIcon>
      )
    const reason = why ?? (ends ? end : undefined)
    const button = (
      // Still focusable, so that the reason can be read.
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-disabled
        data-disabled
        aria-label={reason ? `${name}: ${reason}` : name}
      >
        <Icon size={16} aria-hidden />
      </ActionIcon>
    )
    return reason ? (
      <Tooltip label={reason} events={{ hover: true, focus: true, touch: true }}>
        {button}
      </Tooltip>
    ) : (
      button
    )
  }
  return (
    <>
      {step(ends?.previous, t`Previous record`, t`This is the first of the list.`, IconChevronUp)}
      {step(ends?.next, t`Next record`, t`This is the last of the list.`, IconChevronDown)}
    </>
  )
}
