import { t } from '@lingui/core/macro'
import type { JsonProblem } from '~/lib/jsonProblem'

/** What is wrong with a JSON text, in words. */
export function problemMessage({ kind }: JsonProblem): string {
  switch (kind) {
    case 'end':
      return t`The JSON stops too early: something is not closed.`
    case 'key':
      return t`A name in double quotes is expected here.`
    case 'colon':
      return t`A colon is expected here.`
    case 'comma':
      return t`A comma or the closing bracket is expected here.`
    case 'value':
      return t`A value is expected here. Text needs double quotes.`
    case 'string':
      return t`This text is not closed on its line, or has a "\\" that means nothing in JSON.`
    case 'extra':
      return t`There is something after the end of the value.`
    case 'inexact-number':
      return t`This number has more digits than can be kept exactly. Write it as text, in double quotes.`
  }
}
