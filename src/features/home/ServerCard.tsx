import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Text, Title } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { MessageDescriptor } from '@lingui/core'
import { heartbeat } from '~/data/queries'
import { useSession } from '~/data/session'
import { isBuiltIn } from '~/protocol/builtIn'
import classes from './HomePage.module.css'

/** What a server may offer, and the setting that turns it on (https://docs.kinto-storage.org/en/stable/configuration/settings.html). */
const FEATURES: { capability: string; label: MessageDescriptor; setting: string }[] = [
  { capability: 'accounts', label: msg`Accounts`, setting: 'kinto.includes = kinto.plugins.accounts' },
  { capability: 'openid', label: msg`OpenID sign-in`, setting: 'kinto.includes = kinto.plugins.openid' },
  { capability: 'history', label: msg`History of every change`, setting: 'kinto.includes = kinto.plugins.history' },
  {
    capability: 'schema',
    label: msg`Records checked by schema`,
    setting: 'kinto.experimental_collection_schema_validation = true',
  },
  {
    capability: 'permissions_endpoint',
    label: msg`List of own rights`,
    setting: 'kinto.experimental_permissions_endpoint = true',
  },
  { capability: 'attachments', label: msg`Files attached to records`, setting: 'kinto.includes = kinto_attachment' },
  {
    capability: 'default_bucket',
    label: msg`A bucket of one's own`,
    setting: 'kinto.includes = kinto.plugins.default_bucket',
  },
]

/** This server: who it is, whether it is well, what it offers and how the rest is switched on. */
export function ServerCard() {
  const { t } = useLingui()
  const { info, server } = useSession()
  return (
    <section className={classes.card} aria-labelledby="server-card">
      <Title order={2} id="server-card">
        <Trans>This server</Trans>
      </Title>
      <dl className={classes.facts}>
        <dt>
          <Trans>Address</Trans>
        </dt>
        <dd>{isBuiltIn(server) ? <Trans>Built in: the data stays in this browser</Trans> : <bdi>{server}</bdi>}</dd>
        <dt>
          <Trans>Version</Trans>
        </dt>
        <dd>
          <bdi>{info.project_version}</bdi>, <Trans>protocol {info.http_api_version}</Trans>
        </dd>
        <dt>
          <Trans>Signed in as</Trans>
        </dt>
        <dd>{info.user ? <bdi>{info.user.id}</bdi> : <Trans>nobody (anonymous)</Trans>}</dd>
        <dt>
          <Trans>Health</Trans>
        </dt>
        <dd>
          <Health />
        </dd>
        {info.settings.readonly && (
          <>
            <dt>
              <Trans>Writing</Trans>
            </dt>
            <dd>
              <Trans>switched off: this server is read-only</Trans>
            </dd>
          </>
        )}
      </dl>
      <Title order={3}>
        <Trans>What it offers</Trans>
      </Title>
      <ul className={classes.features}>
        {FEATURES.map(({ capability, label, setting }) => {
          const isOn = capability in info.capabilities
          return (
            <li key={capability}>
              {isOn ? (
                <IconCheck size={16} className={classes.on} aria-label={t`on`} />
              ) : (
                <IconMinus size={16} className={classes.off} aria-label={t`off`} />
              )}
              <span>
                {t(label)}
                {!isOn && !isBuiltIn(server) && (
                  <Text size="xs" c="dimmed">
                    <code>{setting}</code>
                  </Text>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Health() {
  const health = useQuery(heartbeat())
  if (health.isPending) return <Trans>asking…</Trans>
  if (!health.data) return <Trans>no answer</Trans>
  const failing = Object.entries(health.data)
    .filter(([, isWell]) => !isWell)
    .map(([part]) => part)
  return failing.length === 0 ? (
    <Trans>all well</Trans>
  ) : (
    <Text span c="red">
      <Trans>failing: {failing.join(', ')}</Trans>
    </Text>
  )
}
