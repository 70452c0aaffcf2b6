import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Loader } from '@mantine/core'
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Probe, ProbeProblem } from '~/data/probe'
import { isBuiltIn } from '~/protocol/builtIn'
import { capabilityNames } from './capabilityNames'
import classes from './connect.module.css'

type Props = {
  probe: Probe | undefined
  isAsking: boolean
  /** What stands in the field: not said again. */
  address: string
  onAddress: (address: string) => void
  onRetry: () => void
}

/** What answers at the address: told as soon as it is known, to those who listen too. */
export function ServerAnswer({ probe, isAsking, address, onAddress, onRetry }: Props) {
  return (
    <div role="status" className={classes.answer}>
      {isAsking && !probe?.ok ? (
        <p className={classes.line}>
          <Loader size={14} aria-hidden />{' '}
          {isBuiltIn(address) ? (
            <Trans>Starting the built-in server…</Trans>
          ) : (
            <Trans>Looking for a Kinto server…</Trans>
          )}
        </p>
      ) : probe?.ok ? (
        <Found probe={probe} isShown={isBuiltIn(probe.server) || probe.server === address} />
      ) : probe ? (
        <NotFound probe={probe} onAddress={onAddress} onRetry={onRetry} />
      ) : null}
    </div>
  )
}

function Found({ probe: { server, info }, isShown }: { probe: Extract<Probe, { ok: true }>; isShown: boolean }) {
  const { t } = useLingui()
  const names = capabilityNames(info).map(name => t(name))
  const { project_name: name, project_version: version, settings } = info
  const list = names.join(', ')
  return (
    <>
      <p className={classes.line}>
        <IconCircleCheck size={16} className={classes.good} aria-hidden />
        <span>
          {name.toLowerCase() !== 'kinto' && (
            <>
              <bdi>{name}</bdi>,{' '}
            </>
          )}
          <Trans>
            Kinto <bdi>{version}</bdi>
          </Trans>
          {!isShown && (
            <>
              {' '}
              ·{' '}
              <bdi dir="ltr" className={classes.mono}>
                {server}
              </bdi>
            </>
          )}
        </span>
      </p>
      {list !== '' && (
        <p className={classes.small}>
          <Trans>It offers {list}.</Trans>
        </p>
      )}
      {settings.readonly && (
        <p className={classes.small}>
          <Trans>It is read-only at the moment.</Trans>
        </p>
      )}
    </>
  )
}

type NotFoundProps = { probe: Extract<Probe, { ok: false }>; onAddress: Props['onAddress']; onRetry: () => void }

function NotFound({ probe, onAddress, onRetry }: NotFoundProps) {
  const { t } = useLingui()
  const titles: Record<ProbeProblem, ReactNode> = {
    address: t`This is not an address`,
    unreachable: probe.mixedContent ? t`The browser refuses this address` : t`The server cannot be reached`,
    'not-kinto': t`This is not a Kinto server`,
    'wrong-version': t`This is another version`,
    timeout: t`The server does not answer`,
  }
  const { suggestion } = probe
  return (
    <div className={classes.line} data-problem>
      <IconAlertCircle size={16} className={classes.bad} aria-hidden />
      <div>
        <strong>{titles[probe.problem]}</strong>
        <p className={classes.small}>
          <bdi>{probe.message}</bdi>
        </p>
        {suggestion && (
          <Button size="xs" variant="default" mt="xs" onClick={() => onAddress(suggestion)}>
            <Trans>
              Use <bdi>{suggestion}</bdi>
            </Trans>
          </Button>
        )}
        {!suggestion && probe.problem !== 'address' && (
          <Button size="xs" variant="default" mt="xs" onClick={onRetry}>
            <Trans>Ask again</Trans>
          </Button>
        )}
      </div>
    </div>
  )
}
