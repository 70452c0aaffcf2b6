import { useLingui } from '@lingui/react/macro'
import { CloseButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { cutText } from '~/lib/previewJson'
import classes from './filter.module.css'
import { focusHere, LatePopover } from './LatePopover'
import { textOfSentence, type Sentence } from './words'

const LONGEST_VALUE = 48
const LONGEST_NAME = 200

type Props = {
  sentence: Sentence
  /** What the server says against it. */
  refusal: string | undefined
  isOpen: boolean
  /** It took the place of one that had the focus. */
  takesFocus: boolean
  onToggle: () => void
  onClose: () => void
  onRemove: () => void
  /** Its editor. */
  children: ReactNode
}

/** One filter: pressed it is changed, Backspace or its cross takes it away. */
export function FilterChip({ sentence, refusal, isOpen, takesFocus, onToggle, onClose, onRemove, children }: Props) {
  const { t } = useLingui()
  const refusalId = useId()
  const text = cutText(textOfSentence(sentence), LONGEST_NAME)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' && event.key !== 'Delete') return
    event.preventDefault()
    onRemove()
  }
  const button = (
    <button
      ref={takesFocus ? focusHere : undefined}
      type="button"
      data-chip
      className={classes.chipButton}
      aria-label={t`${text}. Change this filter`}
      aria-describedby={refusal === undefined ? undefined : refusalId}
      title={refusal ?? text}
      onClick={onToggle}
      onKeyDown={onKeyDown}
    >
      {refusal !== undefined && <IconAlertTriangle size={14} className={classes.refusedIcon} aria-hidden />}
      <ChipText {...sentence} />
    </button>
  )
  return (
    <li className={classes.chip} data-refused={refusal !== undefined || undefined} data-open={isOpen || undefined}>
      <LatePopover label={t`Change the filter`} isOpen={isOpen} onClose={onClose} target={button}>
        {children}
      </LatePopover>
      <CloseButton size={24} iconSize={14} aria-label={t`Remove the filter ${text}`} onClick={onRemove} />
      {refusal !== undefined && (
        <span id={refusalId} hidden>
          {refusal}
        </span>
      )}
    </li>
  )
}

function ChipText({ field, verb, value }: Sentence) {
  if (verb === undefined)
    return (
      <bdi
        className={classes.rawChip}
      >{`${cutText(field, LONGEST_VALUE)} = ${cutText(value ?? '', LONGEST_VALUE)}`}</bdi>
    )
  return (
    <>
      <bdi className={classes.chipField}>{cutText(field, LONGEST_VALUE)}</bdi>
      {verb !== '' && <span className={classes.chipVerb}> {verb}</span>}
      {value !== undefined && (
        <>
          {' '}
          <bdi className={classes.chipValue}>{cutText(value, LONGEST_VALUE)}</bdi>
        </>
      )}
    </>
  )
}
