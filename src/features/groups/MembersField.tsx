import { useLingui } from '@lingui/react/macro'
import { TagsInput } from '@mantine/core'

type Props = { value: string[]; onChange: (members: string[]) => void; readOnly?: boolean }

/** Principals, one a tag; a pasted list is split at commas, spaces and line ends. */
export function MembersField({ value, onChange, readOnly = false }: Props) {
  const { t } = useLingui()
  return (
    <TagsInput
      label={t`Members`}
      description={t`User ids such as account:olga or basicauth:4f2c…; groups cannot be members of groups.`}
      placeholder={value.length === 0 ? 'account:olga' : undefined}
      value={value}
      onChange={onChange}
      readOnly={readOnly}
      splitChars={[',', ' ', '\n', '\t']}
      acceptValueOnBlur
      clearable
    />
  )
}
