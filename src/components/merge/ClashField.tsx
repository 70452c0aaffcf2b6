import { useLingui } from '@lingui/react/macro'
import { Radio, Stack, Text, Textarea } from '@mantine/core'
import { useId } from 'react'
import type { Clash } from '~/lib/mergeJson'
import { parseJson } from '~/lib/parseJson'
import type { Decision } from './decide'
import { JsonText } from './JsonText'
import classes from './MergeView.module.css'

type Props = { clash: Clash; decision: Decision | undefined; onDecide: (decision: Decision) => void }

/** One field that both sides changed: yours, theirs, or something else. */
export function ClashField({ clash, decision, onDecide }: Props) {
  const { t } = useLingui()
  const text = decision?.choice === 'edit' ? decision.text : ''
  const name = useId()
  const isInvalid = decision?.choice === 'edit' && text.trim() !== '' && parseJson(text).problem !== undefined
  const choose = (choice: string) => {
    if (choice === 'mine' || choice === 'theirs') onDecide({ choice })
    else onDecide({ choice: 'edit', text: clash.mine === undefined ? '' : JSON.stringify(clash.mine, null, 2) })
  }
  return (
    <fieldset className={classes.clash}>
      <legend>
        <bdi className={classes.path}>{clash.path.join(' › ')}</bdi>
      </legend>
      <Stack gap="sm">
        {clash.base !== undefined && (
          <Text size="sm" c="dimmed" component="div">
            {t`Was`} <JsonText value={clash.base} />
          </Text>
        )}
        <Radio.Group
          value={decision?.choice ?? null}
          onChange={choose}
          name={name}
          aria-label={t`Which version of ${clash.path.join('.')}`}
        >
          <div className={classes.sides}>
            <div>
              <Radio value="mine" label={t`Yours`} />
              <JsonText value={clash.mine} block />
            </div>
            <div>
              <Radio value="theirs" label={t`Theirs`} />
              <JsonText value={clash.theirs} block />
            </div>
          </div>
          <Radio value="edit" label={t`Something else`} mt="sm" />
        </Radio.Group>
        {decision?.choice === 'edit' && (
          <Textarea
            label={t`Value as JSON`}
            description={t`Text stands in quotes. Leave it empty to remove the field.`}
            autosize
            minRows={2}
            maxRows={12}
            value={text}
            onChange={event => onDecide({ choice: 'edit', text: event.currentTarget.value })}
            classNames={{ input: classes.code }}
            error={isInvalid && t`This is not valid JSON yet.`}
            spellCheck={false}
          />
        )}
      </Stack>
    </fieldset>
  )
}
