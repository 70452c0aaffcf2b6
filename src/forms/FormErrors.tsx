import { Plural } from '@lingui/react/macro'
import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { JsonMap } from '~/lib/jsonValue'
import { labelOf } from './schema/labelOf'
import classes from './theme/form.module.css'

export type FieldError = { path: (string | number)[]; message: string }

const MOST_LISTED = 8

/** The element that a field at a path has in the form. */
export const fieldId = (path: readonly (string | number)[]) => ['root', ...path].join('_')

/** What has to be repaired before saving, each a way to its field. */
export function FormErrors({ errors, schema }: { errors: FieldError[]; schema: JsonMap }) {
  const rest = errors.length - MOST_LISTED
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<IconAlertTriangle />}
      title={
        <Plural value={errors.length} one="Not saved: # field needs a look" other="Not saved: # fields need a look" />
      }
    >
      <ul className={classes.errorList}>
        {errors.slice(0, MOST_LISTED).map(({ path, message }) => (
          <li key={`${path.join('/')} ${message}`}>
            <button type="button" className={classes.errorLink} onClick={() => focusField(path)}>
              <bdi>{labelOf(schema, path)}</bdi>
              {path.length > 0 && ': '}
              {message}
            </button>
          </li>
        ))}
        {rest > 0 && (
          <li>
            <Plural value={rest} one="and # more" other="and # more" />
          </li>
        )}
      </ul>
    </Alert>
  )
}

/** The field, or the nearest thing round it that can take the focus. */
function focusField(path: readonly (string | number)[]) {
  for (let length = path.length; length > 0; length--) {
    const element = document.getElementById(fieldId(path.slice(0, length)))
    const target = element?.matches('input, textarea, button')
      ? element
      : element?.querySelector<HTMLElement>('input, textarea, button')
    if (!target) continue
    target.focus()
    return
  }
}
