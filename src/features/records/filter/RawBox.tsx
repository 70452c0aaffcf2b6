import { Trans, useLingui } from '@lingui/react/macro'
import { Button, CloseButton, TextInput } from '@mantine/core'
import { useId, useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { cutAddress, type QueryProblem } from '~/url/filtersText'
import type { ListSearch } from '~/url/listSearch'
import type { FieldInfo } from './fieldInfos'
import classes from './filter.module.css'
import { OptionList } from './OptionList'
import { refusedParameter } from './refused'
import { useCompletions } from './useCompletions'
import { useQueryDraft } from './useQueryDraft'
import { useQueryProblemText } from './useQueryProblemText'

type Props = {
  search: ListSearch
  fields: readonly FieldInfo[]
  error: unknown
  /** Leads back to the chips. */
  toggle: ReactNode
  onSearch: (next: ListSearch) => void
}

/** Kinto's own query in one line, for those who speak it. */
export function RawBox({ search, fields, error, toggle, onSearch }: Props) {
  const problemsId = useId()
  const query = useQueryDraft(search, onSearch)
  const refused = query.isChanged ? undefined : refusedParameter(error, search)
  return (
    <div className={classes.raw}>
      <QueryInput query={query} fields={fields} isRefused={refused !== undefined} problemsId={problemsId} />
      <Button
        size="sm"
        variant={query.isChanged ? 'filled' : 'default'}
        disabled={query.isBlocked}
        onClick={query.apply}
      >
        <Trans>Apply</Trans>
      </Button>
      {toggle}
      <Problems id={problemsId} problems={query.problems} refused={refused} />
    </div>
  )
}

type InputProps = {
  query: ReturnType<typeof useQueryDraft>
  fields: readonly FieldInfo[]
  isRefused: boolean
  problemsId: string
}

function QueryInput({ query, fields, isRefused, problemsId }: InputProps) {
  const { t } = useLingui()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const { items, active, setActive, offer, accept, takeKey, close } = useCompletions(input, query, fields)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (takeKey(event) || event.key === 'Enter') event.preventDefault()
    else if (event.key === 'Escape') query.restore()
    if (event.key !== 'Enter' || active >= 0) return
    close()
    query.apply()
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text')
    const found = cutAddress(pasted)
    if (found === pasted) return
    // A whole address was pasted: it stands for everything.
    event.preventDefault()
    query.write(found)
    close()
  }
  const restore = (
    <CloseButton
      size="sm"
      aria-label={t`Restore the query`}
      onClick={() => (query.restore(), input.current?.focus())}
    />
  )
  return (
    <div className={classes.rawLine}>
      <TextInput
        ref={input}
        className={classes.rawInput}
        classNames={{ input: classes.mono }}
        size="sm"
        role="combobox"
        aria-label={t`Query`}
        placeholder="like_name=par&min_pop=1000&_sort=-pop"
        aria-expanded={items.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        aria-describedby={problemsId}
        aria-invalid={query.isBlocked || isRefused || undefined}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        dir="ltr"
        value={query.text}
        rightSection={query.isChanged && restore}
        onChange={({ currentTarget: { value, selectionStart } }) => {
          query.write(value)
          offer(value, selectionStart ?? value.length)
        }}
        onPaste={onPaste}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {items.length > 0 && (
        <div className={classes.rawOptions}>
          <OptionList
            id={listId}
            label={t`Completions`}
            items={items}
            active={active}
            onActive={setActive}
            onPick={accept}
          >
            {({ insert, detail }) => (
              <>
                <bdi className={classes.mono}>{insert}</bdi>
                {detail !== undefined && <bdi className={classes.optionKind}>{detail}</bdi>}
              </>
            )}
          </OptionList>
        </div>
      )}
    </div>
  )
}

type ProblemsProps = {
  id: string
  problems: readonly QueryProblem[]
  refused: ReturnType<typeof refusedParameter>
}

function Problems({ id, problems, refused }: ProblemsProps) {
  const problemText = useQueryProblemText()
  const isExplained = problems.some(({ name }) => name === refused?.name)
  return (
    <ul id={id} className={classes.problems} aria-live="polite">
      {refused && !isExplained && (
        <li data-severe>
          <bdi className={classes.mono}>{refused.name}</bdi>: <bdi>{refused.message}</bdi>
        </li>
      )}
      {problems.map(problem => (
        <li
          key={`${problem.kind} ${problem.name} ${problem.detail}`}
          data-severe={problem.kind === 'twice' || problem.name === refused?.name || undefined}
        >
          <bdi className={classes.mono}>{problem.name}</bdi>: {problemText(problem)}
        </li>
      ))}
    </ul>
  )
}
