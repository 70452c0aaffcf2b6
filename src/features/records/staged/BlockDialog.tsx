import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { previewJson } from '~/lib/previewJson'
import type { JsonObject } from '~/protocol/json'
import { fieldTitle } from '../list/collectionShape'
import type { BlockPlan } from './planBlock'
import classes from './Review.module.css'

type Props = { plan: BlockPlan; schema: JsonObject | undefined; onAnswer: (isYes: boolean) => void }

/** More than a person reads; the count says how many there are. */
const MOST_LINES = 100

/** Before a block is staged: what of it does not fit. */
export function BlockDialog({ plan, schema, onAnswer }: Props) {
  const { t } = useLingui()
  const { misfits, changes, count, rowsLeftOut, columnsLeftOut } = plan
  return (
    <Modal opened onClose={() => onAnswer(false)} title={t`Change these cells?`} size="lg">
      <Stack gap="sm">
        {misfits.length > 0 && (
          <>
            <Text fw={500}>
              <Plural
                value={misfits.length}
                one={`# of ${count} cells does not fit:`}
                other={`# of ${count} cells do not fit:`}
              />
            </Text>
            <ul className={classes.misfits} tabIndex={0} aria-label={t`Cells that do not fit`}>
              {misfits.slice(0, MOST_LINES).map(({ title, field, text, problem }, index) => (
                <li key={index}>
                  <bdi className={classes.field}>{fieldTitle(schema, field)}</bdi> <Trans>of</Trans> <bdi>{title}</bdi>
                  {text !== '' && (
                    <>
                      {': '}
                      <bdi className={classes.code}>{previewJson(text, 60)}</bdi>
                    </>
                  )}
                  <span className={classes.problem}>{problem}</span>
                </li>
              ))}
              {misfits.length > MOST_LINES && (
                <li>
                  <Plural value={misfits.length - MOST_LINES} one="and # more" other="and # more" />
                </li>
              )}
            </ul>
          </>
        )}
        <LeftOut rows={rowsLeftOut} columns={columnsLeftOut} />
        <Text c="dimmed" size="sm">
          <Trans>Nothing is saved by this: the changes wait until you save them.</Trans>
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onAnswer(false)} data-autofocus={changes.length === 0 || undefined}>
            {changes.length === 0 ? <Trans>Back to the list</Trans> : <Trans>Cancel</Trans>}
          </Button>
          {changes.length > 0 && (
            <Button onClick={() => onAnswer(true)} data-autofocus>
              {misfits.length > 0 ? (
                <Plural value={changes.length} one="Change the # other" other="Change the # others" />
              ) : (
                <Plural value={changes.length} one="Change # cell" other="Change # cells" />
              )}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}

function LeftOut({ rows, columns }: { rows: number; columns: number }) {
  return (
    <>
      {rows > 0 && (
        <Text>
          <Plural
            value={rows}
            one="# row of the block has no record to go to: the list ends before it. No record is made."
            other="# rows of the block have no records to go to: the list ends before them. No records are made."
          />
        </Text>
      )}
      {columns > 0 && (
        <Text>
          <Plural
            value={columns}
            one="# column of the block lies beyond the last one and is left out."
            other="# columns of the block lie beyond the last one and are left out."
          />
        </Text>
      )}
    </>
  )
}
