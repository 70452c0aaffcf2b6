import { foldAll, unfoldAll } from '@codemirror/language'
import { openSearchPanel } from '@codemirror/search'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Kbd, Text } from '@mantine/core'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { parseJson } from '~/lib/parseJson'
import classes from './JsonEditor.module.css'
import { jsonSetup } from './jsonSetup'

export type JsonEditorProps = {
  /** Names the editor for everybody… */
  label?: string
  /** …or is the id of the text in the page that does. */
  labelledBy?: string
  value: string
  onChange: (text: string) => void
  readOnly?: boolean
  /** Shown below, and read out with the editor. */
  error?: ReactNode
  description?: ReactNode
}

const access = (readOnly: boolean, attributes: Record<string, string>) => [
  EditorState.readOnly.of(readOnly),
  EditorView.contentAttributes.of({ ...attributes, 'aria-readonly': String(readOnly) }),
]

export function JsonEditor({
  label,
  labelledBy,
  value,
  onChange,
  readOnly = false,
  error,
  description,
}: JsonEditorProps) {
  const { t } = useLingui()
  const id = useId()
  const isBroken = Boolean(error)
  const attributes = {
    ...(labelledBy === undefined ? { 'aria-label': label ?? 'JSON' } : { 'aria-labelledby': labelledBy }),
    'aria-describedby': `${id}-hint ${id}-error`,
    'aria-multiline': 'true',
    // Focusable by itself, but only this tells it to those who look for the way into the part that scrolls.
    tabindex: '0',
    spellcheck: 'false',
    dir: 'ltr',
    ...(isBroken ? { 'aria-invalid': 'true' } : {}),
  }
  const { host, view } = useCodeMirror(value, onChange, { readOnly, attributes })
  const format = () => {
    const parsed = parseJson(value)
    if (!parsed.problem) onChange(JSON.stringify(parsed.value, null, 2))
  }
  const withView = (act: (view: EditorView) => unknown) => () => {
    if (view.current) act(view.current)
  }
  const isReadable = !parseJson(value).problem
  return (
    <div>
      <Group justify="space-between" gap="sm" mb={4}>
        {label === undefined ? (
          <span />
        ) : (
          <Text fw={500} aria-hidden>
            {label}
          </Text>
        )}
        <Group gap={4}>
          <Button variant="subtle" size="compact-xs" color="gray" onClick={withView(openSearchPanel)}>
            <Trans>Search</Trans>
          </Button>
          <Button variant="subtle" size="compact-xs" color="gray" onClick={withView(foldAll)}>
            <Trans>Fold</Trans>
          </Button>
          <Button variant="subtle" size="compact-xs" color="gray" onClick={withView(unfoldAll)}>
            <Trans>Unfold</Trans>
          </Button>
          {!readOnly && (
            <Button
              variant="subtle"
              size="compact-xs"
              color="gray"
              onClick={format}
              disabled={!isReadable}
              title={isReadable ? undefined : t`Only JSON without mistakes can be formatted.`}
            >
              <Trans>Format</Trans>
            </Button>
          )}
        </Group>
      </Group>
      {description && (
        <Text size="sm" c="dimmed" mb={4}>
          {description}
        </Text>
      )}
      <div ref={host} className={classes.editor} data-invalid={isBroken || undefined} />
      <Text size="xs" c="dimmed" mt={4} id={`${id}-hint`}>
        <Trans>
          <Kbd size="xs">Esc</Kbd> then <Kbd size="xs">Tab</Kbd> leaves the editor.
        </Trans>
      </Text>
      <div id={`${id}-error`} role="status" className={classes.error}>
        {error}
      </div>
    </div>
  )
}

type Access = { readOnly: boolean; attributes: Record<string, string> }

/** CodeMirror keeps its own document; these effects keep it in step with what React holds. */
function useCodeMirror(value: string, onChange: (text: string) => void, { readOnly, attributes }: Access) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const changed = useRef(onChange)
  const compartment = useRef(new Compartment())
  const first = useRef({ value, readOnly, attributes })
  const described = JSON.stringify(attributes)
  // Called by CodeMirror between drawings: it must find the newest handler.
  useEffect(() => {
    changed.current = onChange
  })
  // The editor lives as long as its place in the page.
  useEffect(() => {
    if (!host.current) return undefined
    const listener = EditorView.updateListener.of(update => {
      const isFromReact = update.transactions.some(transaction => transaction.isUserEvent('from-react'))
      if (update.docChanged && !isFromReact) changed.current(update.state.doc.toString())
    })
    const extensions = [
      jsonSetup,
      listener,
      compartment.current.of(access(first.current.readOnly, first.current.attributes)),
    ]
    view.current = new EditorView({ doc: first.current.value, extensions, parent: host.current })
    return () => view.current?.destroy()
  }, [])
  // A text that came from elsewhere (formatted, discarded, saved) replaces what the editor shows.
  useEffect(() => {
    const shown = view.current?.state.doc.toString()
    if (shown !== undefined && shown !== value)
      view.current?.dispatch({ changes: { from: 0, to: shown.length, insert: value }, userEvent: 'from-react' })
  }, [value])
  // Names, errors and the lock are attributes of CodeMirror's own element.
  useEffect(() => {
    // Written further up: text, so that equal attributes do not count as new ones.
    const current = JSON.parse(described) as Record<string, string>
    view.current?.dispatch({ effects: compartment.current.reconfigure(access(readOnly, current)) })
  }, [readOnly, described])
  return { host, view }
}
