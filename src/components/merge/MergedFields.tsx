import { useLingui } from '@lingui/react/macro'
import { Title } from '@mantine/core'
import { fieldOf, isJsonMap } from '~/lib/jsonValue'
import type { JsonObject } from '~/protocol/json'
import { JsonText } from './JsonText'
import classes from './MergeView.module.css'

type Props = { title: string; paths: string[][]; before: JsonObject; after: JsonObject }

/** Fields that one side alone changed: taken from that side, and shown. */
export function MergedFields({ title, paths, before, after }: Props) {
  const { t } = useLingui()
  if (paths.length === 0) return null
  return (
    <section aria-label={title}>
      <Title order={2} size="h3">
        {title}
      </Title>
      <ul className={classes.fields}>
        {paths.map(path => (
          <li key={JSON.stringify(path)}>
            <bdi className={classes.path}>{path.join(' › ')}</bdi> <JsonText value={valueAt(before, path)} />{' '}
            <span aria-label={t`became`}>→</span> <JsonText value={valueAt(after, path)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const valueAt = (map: JsonObject, path: string[]) =>
  path.reduce<JsonObject[string] | undefined>((value, key) => (isJsonMap(value) ? fieldOf(value, key) : undefined), map)
