import { isMerged, questionsOf, type RecordSource } from '~/data/recordPages'
import type { ListQuery } from '~/protocol/listQuery'
import { countedQuery } from '~/url/recordsQuery'

/**
 * What a list asks for, in no order: so that all that match can be meant without being loaded. Undefined where no one
 * question says it: a text that is looked for in several fields, or a list that begins at a token.
 */
export function selectedQuestion(source: RecordSource): ListQuery | undefined {
  const [question] = questionsOf(source)
  return isMerged(source) || !question || question.token !== undefined ? undefined : countedQuery(question)
}
