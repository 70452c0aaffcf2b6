import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language'
import { lintGutter, linter, lintKeymap, type Diagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorState, type Extension } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { parseJson } from '~/lib/parseJson'
import { problemMessage } from './problemMessage'

/** The problem of the text, as a mark. Its end lies inside the document even where the text stops too early. */
const jsonLinter = linter(view => {
  const text = view.state.doc.toString()
  if (text.trim() === '') return []
  const { problem } = parseJson(text)
  if (!problem) return []
  const from = Math.min(problem.from, text.length)
  return [
    {
      from: from === text.length ? Math.max(0, from - 1) : from,
      to: Math.min(problem.to, text.length),
      severity: 'error',
      message: problemMessage(problem),
    } satisfies Diagnostic,
  ]
})

/** By the page's own variables, so that both colour schemes are served at once. */
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--json-name)' },
  { tag: tags.string, color: 'var(--json-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--json-value)' },
])

export const jsonSetup: Extension = [
  lineNumbers(),
  highlightActiveLineGutter(),
  highlightActiveLine(),
  history(),
  drawSelection(),
  foldGutter(),
  codeFolding(),
  indentOnInput(),
  indentUnit.of('  '),
  bracketMatching(),
  highlightSelectionMatches(),
  search({ top: true }),
  EditorState.tabSize.of(2),
  json(),
  syntaxHighlighting(colours),
  jsonLinter,
  lintGutter(),
  EditorView.lineWrapping,
  // Escape then Tab moves on: CodeMirror lets Tab through for two seconds after Escape.
  keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, ...searchKeymap, ...lintKeymap, indentWithTab]),
]
