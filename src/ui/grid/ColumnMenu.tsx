import { useLingui } from '@lingui/react/macro'
import { Menu } from '@mantine/core'
import {
  IconArrowLeft,
  IconArrowRight,
  IconArrowsSort,
  IconArrowAutofitWidth,
  IconViewportNarrow,
  IconViewportWide,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './ColumnMenu.module.css'

/** Where the button of the menu stands in the window, in CSS pixels. */
export type MenuPlace = { left: number; top: number; width: number; height: number }

type Props = {
  title: string
  place: MenuPlace
  isRightToLeft: boolean
  /** The menu ends where its button ends, as that stands at the end of its column. */
  isAtEnd: boolean
  /** Undefined where it leads nowhere. */
  onMoveLeft: (() => void) | undefined
  onMoveRight: (() => void) | undefined
  onStep: (isWider: boolean) => void
  onReset: () => void
  /** Sorts by this column beside the present order; undefined where that means nothing. */
  onSortToo: (() => void) | undefined
  children: ReactNode
  onClose: () => void
}

/** All that a header can do by pointer, for those who have none, or one that is too wide. */
export function ColumnMenu(props: Props) {
  const { t } = useLingui()
  const { onSortToo, onMoveLeft, onMoveRight, onStep, isRightToLeft } = props
  return (
    <Menu
      opened
      onClose={props.onClose}
      // The grid gives the focus back to the header, wherever that went.
      returnFocus={false}
      position={props.isAtEnd ? 'bottom-end' : 'bottom-start'}
      width={230}
      offset={2}
      shadow="md"
    >
      <Menu.Target>
        <span className={classes.place} style={placeStyle(props.place)} />
      </Menu.Target>
      <Menu.Dropdown aria-label={t`Column ${props.title}`}>
        {onSortToo && (
          <Menu.Item leftSection={<IconArrowsSort size={16} aria-hidden />} onClick={onSortToo}>
            {t`Sort by this as well`}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconArrowLeft size={16} aria-hidden />}
          disabled={!onMoveLeft}
          rightSection={<Keys>Alt ⇧ ←</Keys>}
          onClick={onMoveLeft}
        >
          {t`Move left`}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowRight size={16} aria-hidden />}
          disabled={!onMoveRight}
          rightSection={<Keys>Alt ⇧ →</Keys>}
          onClick={onMoveRight}
        >
          {t`Move right`}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconViewportWide size={16} aria-hidden />}
          rightSection={<Keys>{isRightToLeft ? '⇧ ←' : '⇧ →'}</Keys>}
          closeMenuOnClick={false}
          onClick={() => onStep(true)}
        >
          {t`Wider`}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconViewportNarrow size={16} aria-hidden />}
          rightSection={<Keys>{isRightToLeft ? '⇧ →' : '⇧ ←'}</Keys>}
          closeMenuOnClick={false}
          onClick={() => onStep(false)}
        >
          {t`Narrower`}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowAutofitWidth size={16} aria-hidden />} onClick={props.onReset}>
          {t`Width that fits`}
        </Menu.Item>
        {props.children && (
          <>
            <Menu.Divider />
            {props.children}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

const placeStyle = ({ left, top, width, height }: MenuPlace) => ({ left, top, width, height })

/** Beside the words, for the eyes: the header itself names its keys. */
const Keys = ({ children }: { children: string }) => (
  <span className={classes.keys} dir="ltr" aria-hidden>
    {children}
  </span>
)
