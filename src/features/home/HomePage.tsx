import { Trans, useLingui } from '@lingui/react/macro'
import { Group, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { QueryClient } from '@tanstack/react-query'
import { listQuery, ObjectTable } from '~/components/ObjectTable'
import { objectPages } from '~/data/queries'
import { useSession } from '~/data/session'
import { isBuiltIn } from '~/protocol/builtIn'
import { EmptyState } from '~/ui/EmptyState'
import { LinkButton } from '~/ui/LinkButton'
import classes from './HomePage.module.css'
import { ServerCard } from './ServerCard'

type Loader = { context: { queryClient: QueryClient } }
export const loader = ({ context }: Loader) => context.queryClient.infiniteQuery(objectPages('/buckets', listQuery))

export function HomePage() {
  const { t } = useLingui()
  const { info, server } = useSession()
  const own = info.user?.bucket
  const create = (
    <LinkButton to="/+bucket" leftSection={<IconPlus size={16} aria-hidden />}>
      <Trans>Create bucket</Trans>
    </LinkButton>
  )
  return (
    <>
      <Group justify="space-between" mb="lg">
        <Title order={1} tabIndex={-1}>
          {isBuiltIn(server) ? <Trans>Built-in server</Trans> : <bdi>{info.project_name}</bdi>}
        </Title>
        {create}
      </Group>
      <div className={classes.columns}>
        <section aria-label={t`Buckets`}>
          <ObjectTable
            label={t`Buckets`}
            listUri="/buckets"
            addressOf={({ id }) => `/buckets/${id}/collections`}
            note={({ id }) => id === own && <Trans>your default bucket</Trans>}
            empty={
              <EmptyState title={t`No buckets here yet`} action={create}>
                <Trans>
                  A bucket holds collections, and the groups of people who may work with them. Buckets that others made
                  appear here once they give you a right on the bucket itself.
                </Trans>
              </EmptyState>
            }
          />
        </section>
        <ServerCard />
      </div>
    </>
  )
}
