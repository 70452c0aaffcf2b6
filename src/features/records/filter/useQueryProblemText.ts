import { useLingui } from '@lingui/react/macro'
import type { QueryProblem } from '~/url/filtersText'

/** What is wrong with a part of a query, in a sentence. */
export function useQueryProblemText() {
  const { t } = useLingui()
  return ({ kind, detail = '' }: QueryProblem): string => {
    const sentences: Record<QueryProblem['kind'], string> = {
      twice: t`stands here twice. Keep one: Kinto would look for a list of both values.`,
      unknown: t`is nothing that Kinto knows, and will be ignored.`,
      'no-value': t`has no value. Write name=value.`,
      sort: detail === '' ? t`names nothing to sort by.` : t`“${detail}” is nothing to sort by, and will be ignored.`,
      'whole-number': t`takes a whole number.`,
      'not-text': t`searches texts only. Put what reads as a number or as JSON into quotes.`,
      time: t`takes a time in milliseconds, and only equal, not_, min_, max_, gt_ or lt_.`,
      odd: t`has a value that may not be what it seems, e.g. a number with too many digits, or an id without quotes.`,
    }
    return sentences[kind]
  }
}
