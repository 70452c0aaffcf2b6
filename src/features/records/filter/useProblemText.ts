import { useLingui } from '@lingui/react/macro'
import type { DraftProblem } from './draft'

/** Why a draft cannot be asked, in a sentence. */
export function useProblemText() {
  const { t } = useLingui()
  return (problem: DraftProblem, input?: string): string => {
    const sentences: Record<DraftProblem, string> = {
      empty: t`Type what to look for.`,
      'empty-list': t`Add at least one value.`,
      'no-choice': t`Choose a value.`,
      'number-none': input === undefined ? t`This is not a number.` : t`“${input}” is not a number.`,
      'number-inexact': t`This number has more digits than can be kept exactly.`,
      'number-ambiguous':
        input === undefined
          ? t`This could be a fraction or thousands. Write 1234 or 1.234.`
          : t`“${input}” could be a fraction or thousands. Write 1234 or 1.234.`,
      date: t`This is not a date.`,
      future: t`The server knows no time after tomorrow.`,
      json:
        input === undefined ? t`This is not JSON. Texts need quotes.` : t`“${input}” is not JSON. Texts need quotes.`,
      inexpressible: t`Kinto's query language has no words for this.`,
    }
    return sentences[problem]
  }
}
