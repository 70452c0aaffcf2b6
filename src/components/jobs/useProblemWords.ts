import { useLingui } from '@lingui/react/macro'
import type { ItemProblem, RecordProblem } from '~/data/jobs'
import type { OperationProblem } from '~/lib/operations'

/** Why a record is left as it is, in a sentence. */
export function useProblemWords() {
  const { t } = useLingui()
  const words: Record<OperationProblem | RecordProblem, string> = {
    'not-a-text': t`The value is no text.`,
    'not-convertible': t`The value cannot be said in that type.`,
    'name-in-use': t`There is a field of the new name already.`,
    'parent-is-no-object': t`What should hold the field is no object.`,
    'bad-pattern': t`The expression is broken.`,
    'pattern-too-costly': t`The expression takes too long on this text.`,
    'inexact-number': t`It holds a number with more digits than a browser can keep.`,
    'not-changeable': t`The server sets this field itself.`,
  }
  return {
    ofOperation: (problem: OperationProblem | RecordProblem) => words[problem],
    ofItem: (problem: ItemProblem) =>
      problem.type === 'operation' ? words[problem.problem] : t`The server said: ${problem.message}`,
  }
}
