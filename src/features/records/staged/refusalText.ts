import { t } from '@lingui/core/macro'
import type { ItemProblem } from '~/data/jobs'

/** Why a record was not written: the server's own words, or ours where it was not sent at all. */
export function refusalText(problem: ItemProblem): string {
  if (problem.type === 'server')
    return problem.status === 403 ? t`You do not have the right to change it (${problem.message}).` : problem.message
  switch (problem.problem) {
    case 'inexact-number':
      return t`the record holds a number with more digits than this page can write back exactly.`
    case 'not-changeable':
      return t`the id and the version of a record cannot be changed.`
    case 'parent-is-no-object':
      return t`what is above the field in this record is no object any more.`
    default:
      return problem.problem
  }
}
