import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, NativeSelect, SegmentedControl } from '@mantine/core'
import { MOST_PINNED } from '~/url/savedViewLayout'
import classes from './ColumnChooser.module.css'
import type { KeptLayout } from './useColumnLayout'

/** How the columns stand, whichever they are. */
export function LayoutControls({ state, columns }: { state: KeptLayout; columns: number }) {
  const { t } = useLingui()
  const { layout, change, canLoadImages, allowImages } = state
  const most = Math.max(Math.min(MOST_PINNED, columns), 1)
  return (
    <div className={classes.layout}>
      <span id="column-density">
        <Trans>Rows</Trans>
      </span>
      <SegmentedControl
        size="xs"
        aria-labelledby="column-density"
        value={layout.density}
        onChange={density => change(now => ({ ...now, density: density === 'compact' ? 'compact' : 'normal' }))}
        data={[
          { value: 'normal', label: t`Normal` },
          { value: 'compact', label: t`Compact` },
        ]}
      />
      <label htmlFor="column-pinned">
        <Trans>First columns that stay in view</Trans>
      </label>
      <NativeSelect
        id="column-pinned"
        size="xs"
        value={String(Math.min(layout.pinned, most))}
        onChange={event => change(now => ({ ...now, pinned: Number(event.target.value) }))}
        data={Array.from({ length: most }, (_, at) => String(at + 1))}
      />
      <Checkbox
        className={classes.wide}
        size="xs"
        label={t`Load pictures from other sites`}
        description={t`Those sites then learn that you look at them.`}
        checked={canLoadImages}
        onChange={event => allowImages(event.target.checked)}
      />
    </div>
  )
}
