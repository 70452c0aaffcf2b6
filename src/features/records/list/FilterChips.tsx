import { Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton } from '@mantine/core'
import { cutText } from '~/lib/previewJson'
import type { ListSearch } from '~/url/listSearch'
import { filtersOf, withoutFilters, withParameter } from '~/url/recordsQuery'
import classes from './Toolbar.module.css'

const LONGEST = 60

type Props = {
  search: ListSearch
  /** Not where the page itself offers to clear them, beside the reason. */
  canClear: boolean
  onSearch: (search: ListSearch) => Promise<void>
}

/** The filters of the address as they stand there, each with a way to remove it. */
export function FilterChips({ search, canClear, onSearch }: Props) {
  const { t } = useLingui()
  const filters = filtersOf(search)
  if (filters.length === 0) return null
  return (
    <div className={classes.filters}>
      <ul className={classes.chips} aria-label={t`Filters`}>
        {filters.map(([name, value]) => (
          <li key={name} className={classes.chip}>
            <bdi title={value}>{`${cutText(name, LONGEST)} = ${cutText(value, LONGEST)}`}</bdi>
            <CloseButton
              size="xs"
              aria-label={t`Remove the filter ${name}`}
              onClick={() => void onSearch(withParameter(search, name, undefined))}
            />
          </li>
        ))}
      </ul>
      {canClear && (
        <Button size="compact-sm" variant="subtle" onClick={() => void onSearch(withoutFilters(search))}>
          <Trans>Clear filters</Trans>
        </Button>
      )}
    </div>
  )
}
