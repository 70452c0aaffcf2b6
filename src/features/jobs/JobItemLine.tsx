import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { FieldChanges, Value } from '~/components/jobs/FieldChanges'
import { useProblemWords } from '~/components/jobs/useProblemWords'
import type { JobItem } from '~/data/jobs'
import { changedFields } from '~/lib/changedFields'
import type { JsonObject } from '~/protocol/json'
import type { CollectionRef } from '~/protocol/ref'
import classes from './jobsPage.module.css'

/** One record of a job: what it was and is, or why it was left as it is. */
export function JobItemLine({ of, item }: { of: CollectionRef; item: JobItem }) {
  const { rid, state, after } = item
  const isThere = !(state === 'gone' || (state === 'done' && !after))
  return (
    <li className={classes.item}>
      <div className={classes.itemHead}>
        {isThere ? (
          <Link to="/buckets/$bid/collections/$cid/records/$rid" params={{ ...of, rid }} className={classes.id}>
            <bdi>{rid}</bdi>
          </Link>
        ) : (
          <bdi className={classes.id}>{rid}</bdi>
        )}
        <span className={classes.outcome} data-outcome={state}>
          <Outcome item={item} />
        </span>
      </div>
      <Difference item={item} />
    </li>
  )
}

function Outcome({ item: { state, before, after } }: { item: JobItem }) {
  switch (state) {
    case 'done':
      if (!after) return <Trans>Deleted</Trans>
      return before ? <Trans>Changed</Trans> : <Trans>Written anew</Trans>
    case 'same':
      return <Trans>Same already</Trans>
    case 'changed':
      return <Trans>Changed by others: left as it is</Trans>
    case 'gone':
      return <Trans>Gone before its turn</Trans>
    case 'refused':
      return <Trans>Refused</Trans>
    case 'todo':
      return <Trans>Left as it is</Trans>
    case 'sent':
      return <Trans>Under way</Trans>
  }
}

function Difference({ item: { before, after, theirs, problem } }: { item: JobItem }) {
  const words = useProblemWords()
  return (
    <>
      {problem && (
        <div className={classes.problem}>
          <bdi>{words.ofItem(problem)}</bdi>
        </div>
      )}
      {before && after && <FieldChanges changes={shownChanges(before, after)} />}
      {before && !after && <Value value={before} />}
      {!before && after && <Value value={after} />}
      {theirs && (
        <div className={classes.theirs}>
          <span>
            <Trans>What somebody else made of it:</Trans>
          </span>
          {before ? <FieldChanges changes={shownChanges(before, theirs)} /> : <Value value={theirs} />}
        </div>
      )}
    </>
  )
}

/** Without what the server writes itself: its stamp `schema` is a number (kinto-protocol 11). */
function shownChanges(before: JsonObject, after: JsonObject) {
  const isStamp = [before.schema, after.schema].every(one => one === undefined || typeof one === 'number')
  return changedFields(before, after, ['id', 'last_modified', ...(isStamp ? ['schema'] : [])])
}
