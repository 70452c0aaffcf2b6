import { useLingui } from '@lingui/react/macro'
import { Autocomplete, Checkbox, NativeSelect, TextInput, type OptionsFilter } from '@mantine/core'
import type { ConvertTo, Operation } from '~/lib/operations'
import { infoOf, type FieldInfo } from '../filter/fieldInfos'
import { fieldName } from '../filter/words'
import classes from './ChangeDialog.module.css'
import { withField, type ChangeDraft, type ChangeProblems } from './changeDraft'
import { NewValueInput } from './NewValueInput'

type Props = {
  draft: ChangeDraft
  fields: readonly FieldInfo[]
  problems: ChangeProblems
  onChange: (draft: ChangeDraft) => void
}

/** What is to be done, with which field, and whatever that needs to know. */
export function OperationFields(props: Props) {
  const { t } = useLingui()
  const { draft, onChange } = props
  const names: Record<Operation['type'], string> = {
    set: t`Set a field`,
    unset: t`Remove a field`,
    rename: t`Rename a field`,
    replace: t`Replace text`,
    convert: t`Convert to another type`,
  }
  return (
    <div className={classes.fields}>
      <div className={classes.pair}>
        <NativeSelect
          label={t`What to do`}
          data-autofocus
          value={draft.type}
          data={Object.entries(names).map(([value, label]) => ({ value, label }))}
          onChange={event =>
            // One of `names`.
            onChange({ ...draft, type: event.currentTarget.value as Operation['type'] })
          }
        />
        <FieldInput {...props} />
      </div>
      <OwnFields {...props} />
    </div>
  )
}

const MOST_OFFERED = 100

/** Any path can be typed; those that are known are offered. */
function FieldInput({ draft, fields, problems, onChange }: Props) {
  const { t, i18n } = useLingui()
  const words = { none: t`Choose a field.`, managed: t`The server sets this field itself.` }
  const offered = fields.filter(({ field }) => field !== 'id' && field !== 'last_modified')
  const filter: OptionsFilter = ({ options, search, limit }) => {
    const wanted = search.trim().toLowerCase()
    const isWhole = offered.some(({ field }) => field === search)
    const isFound = (field: string) =>
      `${field} ${fieldName(infoOf(fields, field), i18n)}`.toLowerCase().includes(wanted)
    return options.filter(option => isWhole || !('value' in option) || isFound(String(option.value))).slice(0, limit)
  }
  return (
    <Autocomplete
      label={t`Field`}
      placeholder={t`Type or choose`}
      error={problems.field && words[problems.field]}
      value={draft.field}
      onChange={field => onChange(withField(draft, infoOf(fields, field), field))}
      data={offered.map(({ field }) => field)}
      filter={filter}
      limit={MOST_OFFERED}
      maxDropdownHeight={240}
      spellCheck={false}
      renderOption={({ option: { value } }) => {
        const title = fieldName(infoOf(fields, String(value)), i18n)
        return (
          <span className={classes.option}>
            <bdi>{title}</bdi>
            {title.toLowerCase() !== String(value).toLowerCase() && <bdi className={classes.path}>{value}</bdi>}
          </span>
        )
      }}
    />
  )
}

function OwnFields({ draft, fields, problems, onChange }: Props) {
  const { t } = useLingui()
  switch (draft.type) {
    case 'set':
      return (
        <NewValueInput
          info={infoOf(fields, draft.field.trim())}
          value={draft.value}
          problem={problems.value}
          onChange={value => onChange({ ...draft, value })}
        />
      )
    case 'unset':
      return null
    case 'rename': {
      const words = {
        none: t`Type a name.`,
        same: t`This is its name already.`,
        managed: t`The server sets a field of this name itself.`,
      }
      return (
        <TextInput
          label={t`New name`}
          description={draft.field.includes('.') ? t`It stays in the same object.` : undefined}
          error={problems.name && words[problems.name]}
          value={draft.name}
          onChange={event => onChange({ ...draft, name: event.currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
      )
    }
    case 'replace':
      return <ReplaceFields draft={draft} problems={problems} onChange={onChange} />
    case 'convert':
      return <ConvertField draft={draft} onChange={onChange} />
  }
}

function ReplaceFields({ draft, problems, onChange }: Omit<Props, 'fields'>) {
  const { t } = useLingui()
  const { find } = problems
  const error =
    find === undefined || find === 'none'
      ? find && t`Type what to look for.`
      : find === 'too-costly'
        ? t`This expression takes too long.`
        : t`This expression is broken: ${find.broken}`
  const mono = draft.isPattern ? { input: classes.mono } : {}
  return (
    <>
      <div className={classes.pair}>
        <TextInput
          label={t`Find`}
          error={error}
          classNames={mono}
          attributes={{ input: { dir: draft.isPattern ? 'ltr' : 'auto' } }}
          value={draft.find}
          onChange={event => onChange({ ...draft, find: event.currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          label={t`Replace with`}
          placeholder={t`Nothing: it is taken out`}
          classNames={mono}
          attributes={{ input: { dir: 'auto' } }}
          value={draft.replacement}
          onChange={event => onChange({ ...draft, replacement: event.currentTarget.value })}
          autoComplete="off"
          spellCheck={false}
        />
      </div>
      <div className={classes.pair}>
        <Checkbox
          label={t`Regular expression`}
          description={t`As in Python. $1 stands for the first group.`}
          checked={draft.isPattern}
          onChange={event => onChange({ ...draft, isPattern: event.currentTarget.checked })}
        />
        <Checkbox
          label={t`Upper and lower case differ`}
          checked={draft.isCaseSensitive}
          onChange={event => onChange({ ...draft, isCaseSensitive: event.currentTarget.checked })}
        />
      </div>
    </>
  )
}

function ConvertField({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const { t } = useLingui()
  const names: Record<ConvertTo, string> = {
    text: t`Text`,
    number: t`Number`,
    boolean: t`Yes or no`,
    list: t`List`,
  }
  return (
    <NativeSelect
      label={t`Convert to`}
      value={draft.to}
      data={Object.entries(names).map(([value, label]) => ({ value, label }))}
      onChange={event =>
        // One of `names`.
        onChange({ ...draft, to: event.currentTarget.value as ConvertTo })
      }
    />
  )
}
