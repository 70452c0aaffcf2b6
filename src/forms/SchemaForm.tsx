import { Trans } from '@lingui/react/macro'
import { Text } from '@mantine/core'
import { ErrorSchemaBuilder, type ErrorSchema } from '@rjsf/utils'
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { deepEqual } from '~/lib/deepEqual'
import type { JsonMap } from '~/lib/jsonValue'
import { BrokenContext, type Broken } from './fields/brokenContext'
import { FormBoundary } from './FormBoundary'
import { HeldForm } from './HeldForm'
import { FormErrors, type FieldError } from './FormErrors'
import { prepareForm, type FormNote } from './schema/prepareForm'
import classes from './theme/form.module.css'
import { fields, templates, widgets } from './theme/theme'
import { checkValue } from './validator/checkValue'
import { messageOf } from './validator/messageOf'
import { validator } from './validator/validator'

export type SchemaFormProps = {
  /** Of the form element, so that buttons elsewhere may belong to it. */
  id: string
  /** One that passed checkSchema. */
  schema: JsonMap
  uiSchema?: unknown
  value: JsonMap
  onChange: (value: JsonMap) => void
  /** Called with a value that keeps to the schema. */
  onSubmit: (value: JsonMap) => void
  /** What the receiver of the value says to it: as a whole, and about fields of the first level. */
  submitError: ReactNode
  fieldErrors?: Record<string, string>
  saving: boolean
  readOnly?: boolean
  /** Stands in for a form that cannot be drawn. */
  fallback: ReactNode
  /** The form's buttons. */
  children?: ReactNode
}

/** Nothing that nobody touched may change, so the library fills in nothing. Defaults are for new objects: defaultsOf. */
const FILL_IN_NOTHING = {
  emptyObjectFields: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
  allOf: 'skipDefaults',
  constAsDefaults: 'never',
} as const

/** A JSON Schema in, a form out, for values that are objects. Fields that the form does not show stay as they are. */
export function SchemaForm({
  id,
  schema,
  uiSchema,
  value,
  onChange,
  onSubmit,
  submitError,
  fieldErrors,
  saving,
  readOnly,
  fallback,
  children,
}: SchemaFormProps) {
  const prepared = useMemo(() => prepareForm(schema, uiSchema), [schema, uiSchema])
  const held = useVersion(value)
  const check = useCheck(schema, value, fieldErrors)
  return (
    <div className={classes.form} ref={check.frame} aria-busy={saving}>
      <Notes notes={prepared.notes} />
      {check.errors.length > 0 && <FormErrors errors={check.errors} schema={schema} />}
      <FormBoundary fallback={fallback}>
        <BrokenContext value={check.broken}>
          <HeldForm
            key={held.version}
            id={id}
            className={classes.form}
            schema={prepared.schema}
            uiSchema={prepared.uiSchema}
            value={value}
            validator={validator}
            templates={templates}
            widgets={widgets}
            fields={fields}
            readonly={readOnly ?? false}
            extraErrors={check.errorSchema}
            noValidate
            noHtml5Validate
            showErrorList={false}
            experimental_defaultFormStateBehavior={FILL_IN_NOTHING}
            onEdit={next => {
              held.own(next)
              onChange(next)
            }}
            onSubmit={() => check.run() && onSubmit(value)}
          >
            {submitError}
            {children ?? <></>}
          </HeldForm>
        </BrokenContext>
      </FormBoundary>
    </div>
  )
}

/** A value that came from elsewhere (discarded, merged, edited as JSON) begins a new form; our own changes do not. */
function useVersion(value: JsonMap) {
  const [state, setState] = useState({ value, version: 0 })
  if (state.value !== value) setState({ value, version: state.version + (deepEqual(state.value, value) ? 0 : 1) })
  return { version: state.version, own: (next: JsonMap) => setState({ value: next, version: state.version }) }
}

/** Checks on saving, and from then on at every change until all is well. */
function useCheck(schema: JsonMap, value: JsonMap, fieldErrors: Record<string, string> = {}) {
  const frame = useRef<HTMLDivElement>(null)
  const unreadable = useRef(new Map<string, Broken>())
  const [attempts, setAttempts] = useState(0)
  const report = useRef(
    (id: string, broken: Broken | undefined) =>
      void (broken ? unreadable.current.set(id, broken) : unreadable.current.delete(id)),
  )
  const find = (): FieldError[] => {
    const violations = checkValue(schema, value) ?? []
    return [...unreadable.current.values(), ...violations.map(one => ({ path: one.path, message: messageOf(one) }))]
  }
  const errors = attempts > 0 ? find() : []
  const said = Object.entries(fieldErrors).map(([name, message]) => ({ path: [name], message }))
  // Moves the focus, which React does not know of, once the errors are drawn.
  useEffect(() => {
    if (attempts === 0) return
    const field = frame.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    // What no field shows stands in the list of errors only.
    ;(field ?? frame.current?.querySelector<HTMLElement>('[role="alert"] button'))?.focus()
  }, [attempts])
  const run = (): boolean => {
    const isGood = find().length === 0
    setAttempts(isGood ? 0 : attempts + 1)
    return isGood
  }
  const broken = useMemo(() => ({ report: report.current }), [])
  return { frame, errors, errorSchema: toErrorSchema([...errors, ...said]), run, broken }
}

function toErrorSchema(errors: FieldError[]): ErrorSchema<unknown> {
  const builder = new ErrorSchemaBuilder<unknown>()
  for (const { path, message } of errors) if (!path.includes('__proto__')) builder.addErrors(message, path)
  return builder.ErrorSchema
}

function Notes({ notes }: { notes: FormNote[] }) {
  return notes.map(note => (
    <Text key={`${note.kind} ${note.name}`} c="dimmed" size="sm">
      {note.kind === 'json-only' ? (
        <Trans>
          The field <bdi>{note.name}</bdi> can only be edited as JSON.
        </Trans>
      ) : (
        <Trans>
          The uiSchema asks for{' '}
          <b>
            <bdi>{note.name}</bdi>
          </b>{' '}
          at <bdi>{note.path.join(' › ')}</bdi>, which is not there; a plain field stands in.
        </Trans>
      )}
    </Text>
  ))
}
