import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Text, UnstyledButton } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { useSignIn } from '~/data/identity'
import { BUILT_IN_SERVER, SAMPLE_USERS, type SampleUser } from '~/protocol/builtIn'
import classes from './connect.module.css'

type Props = { isMain: boolean; onSignedIn: () => void; onChooseUser: () => void }

/** Sees everything, so that there is something to explore. */
const ADMIN = { method: 'account', userName: 'admin', password: 'admin' } as const

export function BuiltInOffer({ isMain, onSignedIn, onChooseUser }: Props) {
  const { t } = useLingui()
  const signIn = useSignIn()
  const start = () =>
    signIn.mutate({ server: BUILT_IN_SERVER, credentials: ADMIN, stay: false }, { onSuccess: onSignedIn })
  return (
    <section className={classes.card} aria-label={t`Built-in server`}>
      <Button
        fullWidth
        size="md"
        variant={isMain ? 'filled' : 'default'}
        leftSection={<IconSparkles size={18} aria-hidden />}
        onClick={start}
        disabled={signIn.isPending}
        data-busy={signIn.isPending}
      >
        {signIn.isPending ? (
          <Trans>Starting the built-in server…</Trans>
        ) : (
          <Trans>Explore with the built-in server</Trans>
        )}
      </Button>
      <Text size="sm" c="dimmed" mt="sm">
        <Trans>A whole Kinto server inside this page, with sample data. What you change stays in this browser.</Trans>{' '}
        <UnstyledButton className={classes.textButton} onClick={onChooseUser}>
          <Trans>Sign in as a sample user</Trans>
        </UnstyledButton>
      </Text>
      {signIn.isError && <ErrorNotice error={signIn.error} onRetry={start} />}
    </section>
  )
}

/** The users of the sample worlds; picking one fills in the form. */
export function SampleUsers({ onPick }: { onPick: (user: SampleUser) => void }) {
  return (
    <div>
      <h3 className={classes.label} id="sample-users">
        <Trans>Sample users</Trans>
      </h3>
      <ul className={classes.recents} aria-labelledby="sample-users">
        {SAMPLE_USERS.map(user => (
          <li key={user.id} className={classes.recent}>
            <UnstyledButton className={classes.samplePick} onClick={() => onPick(user)}>
              <span className={classes.recentName}>{user.id}</span>
              <span className={classes.recentUser}>{user.may}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <Text size="sm" c="dimmed" mt="xs">
        <Trans>The password of each is the same as the name.</Trans>
      </Text>
    </div>
  )
}
