import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { mergeJson } from '~/lib/mergeJson'
import type { JsonObject } from '~/protocol/json'
import { idOf, type Ref } from '~/protocol/ref'
import { ClashField } from './ClashField'
import { decide, type Decisions } from './decide'
import { MergedFields } from './MergedFields'
import classes from './MergeView.module.css'

type Props = {
  of: Ref
  /** What the edit began from. */
  base: JsonObject
  mine: JsonObject
  /** The server's copy that the 412 brought. */
  theirs: JsonObject
  saving: boolean
  onSave: (merged: JsonObject) => void
  /** Back to the form, with mine as it is. */
  onKeepEditing: () => void
}

/**
 * Both versions of an object that somebody else saved meanwhile. What only one side changed is taken from that side;
 * a field that both changed is asked. Neither version is lost until the result is saved.
 */
export function MergeView({ of, base, mine, theirs, saving, onSave, onKeepEditing }: Props) {
  const { t } = useLingui()
  const merge = useMemo(() => mergeJson(base, mine, theirs), [base, mine, theirs])
  const [decisions, setDecisions] = useState<Decisions>({})
  const { result, open } = decide(merge, decisions)
  const heading = t`${idOf(of)} was changed meanwhile`
  return (
    <section aria-label={heading}>
      <Stack gap="lg" maw={960}>
        <Alert color="yellow" variant="light" icon={<IconGitMerge />} role="alert" title={<bdi>{heading}</bdi>}>
          <Trans>Somebody saved another version while you were editing. Nothing is lost: choose what the saved version shall hold.</Trans>
        </Alert>
        {merge.clashes.length > 0 && (
          <Stack component="section" gap="md" aria-label={t`Changed by both`}>
            <Title order={2}><Plural value={merge.clashes.length} one="# field was changed by both" other="# fields were changed by both" /></Title>
            {merge.clashes.map(clash => (
              <ClashField
                key={JSON.stringify(clash.path)} clash={clash} decision={decisions[JSON.stringify(clash.path)]}
                onDecide={decision => setDecisions({ ...decisions, [JSON.stringify(clash.path)]: decision })}
              />
            ))}
          </Stack>
        )}
        <MergedFields title={t`Changed by you`} paths={merge.fromMine} before={base} after={mine} />
        <MergedFields title={t`Changed by the other`} paths={merge.fromTheirs} before={base} after={theirs} />
        <details>
          <summary><Trans>Both versions in full</Trans></summary>
          <div className={classes.sides}>
            <FullVersion title={t`Yours`} value={mine} />
            <FullVersion title={t`Theirs, on the server`} value={theirs} />
          </div>
        </details>
        <Group>
          <Button onClick={() => onSave(result)} disabled={open > 0} loading={saving} aria-describedby="merge-hint"><Trans>Save merged version</Trans></Button>
          <Button variant="default" onClick={onKeepEditing}><Trans>Keep editing mine</Trans></Button>
          <Text id="merge-hint" size="sm" c="dimmed" role="status">
            {open > 0 ? <Plural value={open} one="Choose for # more field." other="Choose for # more fields." /> : <Trans>Saving keeps everything chosen above.</Trans>}
          </Text>
        </Group>
      </Stack>
    </section>
  )
}

function FullVersion({ title, value }: { title: string; value: JsonObject }) {
  return (
    <div>
      <Text fw={500}>{title}</Text>
      <pre className={classes.value} tabIndex={0} aria-label={title} dir="auto">{JSON.stringify(value, null, 2)}</pre>
    </div>
  )
}
