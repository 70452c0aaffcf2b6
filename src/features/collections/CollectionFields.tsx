import { useLingui } from '@lingui/react/macro'
import { NumberInput, TagsInput, TextInput } from '@mantine/core'
import type { Editing } from '~/components/EditForm'
import { JsonField } from '~/components/JsonField'
import { isJsonObject } from '~/protocol/json'

/** The keys that have a field of their own; everything else is edited as "other attributes". */
const KNOWN = ['displayFields', 'sort', 'cache_expires', 'schema', 'uiSchema']

/** What the server and Studio know of a collection (kinto-protocol 11); keys that are not known are kept. */
export function CollectionFields({ draft, set, replace, setInvalid, isReadOnly: readOnly }: Editing) {
  const { t } = useLingui()
  const others = Object.fromEntries(Object.entries(draft).filter(([key]) => !KNOWN.includes(key)))
  const known = Object.entries(draft).filter(([key]) => KNOWN.includes(key))
  const displayFields = Array.isArray(draft.displayFields)
    ? draft.displayFields.filter(one => typeof one === 'string')
    : []
  const objectOf = (key: string) => {
    const value = draft[key]
    return isJsonObject(value) ? value : undefined
  }
  return (
    <>
      <TagsInput
        label={t`Columns`}
        description={t`Fields that the list of records shows, such as title or author.name.`}
        readOnly={readOnly}
        value={displayFields}
        onChange={value => set('displayFields', value.length === 0 ? undefined : value)}
        splitChars={[',']}
        acceptValueOnBlur
      />
      <TextInput
        label={t`Order`}
        description={t`Fields to sort by at first, "-" for descending: -last_modified, name`}
        readOnly={readOnly}
        dir="ltr"
        spellCheck={false}
        value={typeof draft.sort === 'string' ? draft.sort : ''}
        onChange={({ currentTarget: { value } }) => set('sort', value === '' ? undefined : value)}
      />
      <JsonField
        label={t`Schema`}
        description={t`A JSON Schema that describes one record. The form is made from it.`}
        readOnly={readOnly}
        value={objectOf('schema')}
        onChange={value => set('schema', value)}
        onInvalid={isInvalid => setInvalid('schema', isInvalid)}
      />
      <JsonField
        label={t`Look of the form`}
        description={t`The uiSchema: order of the fields, widgets, help texts.`}
        readOnly={readOnly}
        value={objectOf('uiSchema')}
        onChange={value => set('uiSchema', value)}
        onInvalid={isInvalid => setInvalid('uiSchema', isInvalid)}
      />
      <NumberInput
        label={t`Browsers may keep records for`}
        description={t`Only for people who are not signed in.`}
        suffix={t` seconds`}
        min={0}
        allowDecimal={false}
        readOnly={readOnly}
        value={typeof draft.cache_expires === 'number' ? draft.cache_expires : ''}
        onChange={value => set('cache_expires', typeof value === 'number' ? value : undefined)}
      />
      <JsonField
        label={t`Other attributes`}
        readOnly={readOnly}
        value={Object.keys(others).length === 0 ? undefined : others}
        onChange={value => replace({ ...Object.fromEntries(known), ...value })}
        onInvalid={isInvalid => setInvalid('others', isInvalid)}
      />
    </>
  )
}
