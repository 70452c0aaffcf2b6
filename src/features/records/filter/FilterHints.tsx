import { Trans, useLingui } from '@lingui/react/macro'
import { Anchor } from '@mantine/core'
import type { AddressFilter } from '~/url/filters'
import { fieldsMaybeMissing, readDeletion, withDeletion, withPresence } from '~/url/filtersRules'
import type { ListSearch } from '~/url/listSearch'
import { infoOf, type FieldInfo } from './fieldInfos'
import classes from './filter.module.css'
import { fieldName } from './words'

type Props = {
  search: ListSearch
  filters: readonly AddressFilter[]
  fields: readonly FieldInfo[]
  onSearch: (next: ListSearch) => Promise<void> | void
}

/** Records that filters find although a person might not expect it, and a way to leave them out. */
export function FilterHints({ search, filters, fields, onSearch }: Props) {
  const { i18n } = useLingui()
  const missing = fieldsMaybeMissing(filters)
  const hasTombstones = readDeletion(filters) === 'also'
  if (missing.length === 0 && !hasTombstones) return null
  return (
    <ul className={classes.hints}>
      {missing.map(field => (
        <li key={field}>
          <Trans>
            Also finds records without <bdi>{fieldName(infoOf(fields, field), i18n)}</bdi>.
          </Trans>{' '}
          <LeaveOut onClick={() => void onSearch(withPresence(search, field))} />
        </li>
      ))}
      {hasTombstones && (
        <li>
          <Trans>A filter on the time of the last change also finds deleted records.</Trans>{' '}
          <LeaveOut onClick={() => void onSearch(withDeletion(search, 'out'))} />
        </li>
      )}
    </ul>
  )
}

const LeaveOut = ({ onClick }: { onClick: () => void }) => (
  <Anchor component="button" type="button" inherit onClick={onClick}>
    <Trans>Leave them out</Trans>
  </Anchor>
)
